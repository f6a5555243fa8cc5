namespace MetadataIngestion.TdsServer.Results;

/// <summary>An error as a server reports it.</summary>
/// <param name="Number">The error's number, such as 1205.</param>
/// <param name="Message">The text.</param>
/// <param name="Severity">11 to 16 for mistakes of the user, 20 and more where the connection ends.</param>
internal sealed record ServerError(int Number, string Message, byte Severity = 14)
{
    public bool EndsConnection => Severity >= 20;
}
