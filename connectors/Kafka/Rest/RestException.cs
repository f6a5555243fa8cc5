namespace MetadataIngestion.Connectors.Kafka.Rest;

/// <summary>A server did not answer as it should.</summary>
/// <param name="trouble">What kind of trouble it is.</param>
/// <param name="message">The server and the cause, without secrets.</param>
/// <param name="remedy">What to do about it.</param>
/// <param name="innerException">The cause.</param>
internal sealed class RestException(RestTrouble trouble, string message, string remedy, Exception? innerException = null) : Exception(message, innerException)
{
    public RestTrouble Trouble { get; } = trouble;

    public string Remedy { get; } = remedy;
}
