namespace MetadataIngestion.Sinks.Tests.DataHubRest;

/// <summary>An answer of <see cref="TestGms"/>.</summary>
internal sealed record GmsAnswer(int Status, string Body = "", string ContentType = "application/json")
{
    public static readonly GmsAnswer Success = new(200, """{"value":"success"}""");

    public (string Name, string Value)? Header { get; init; }

    /// <summary>An error in DataHub's form.</summary>
    public static GmsAnswer Error(int status, string message) =>
        new(status, $$"""{"exceptionClass":"com.linkedin.restli.server.RestLiServiceException","message":"{{message}}","status":{{status}}}""");
}
