using MetadataIngestion.Sinks.Http;

namespace MetadataIngestion.Sinks.DataHubRest;

/// <summary>Options of the sink <c>datahub-rest</c>.</summary>
public sealed record DataHubRestSinkOptions
{
    /// <summary>The address of DataHub's metadata service (GMS), such as <c>http://datahub-gms:8080</c>. Required.</summary>
    public string? Server { get; init; }

    /// <summary>The access token, where the service asks for one. The default is none.</summary>
    public string? Token { get; init; }

    /// <summary>Which interface to use: <c>RestLi</c>, which every version has, or <c>OpenApi</c>, version 3. The default is <c>RestLi</c>.</summary>
    public DataHubEndpoint Endpoint { get; init; }

    /// <summary>
    /// Whether DataHub may answer before it has stored the proposals. That is faster, but what it refuses later is seen in its own log only. The
    /// default is <see langword="false"/>.
    /// </summary>
    public bool Async { get; init; }

    /// <summary>
    /// Whether platform events, such as verdicts on schema changes, are handed to DataHub for its actions. The user of the token then needs the
    /// privilege to produce platform events. The default is <see langword="false"/>: events are left out.
    /// </summary>
    public bool Events { get; init; }

    /// <summary>How many proposals a request holds at most. The default is 200.</summary>
    public int RequestEntries { get; init; } = 200;

    /// <summary>How large a request may be, in bytes before compression; one proposal is never divided. The default is 15 MiB.</summary>
    public int RequestBytes { get; init; } = 15 * 1024 * 1024;

    /// <summary>Whether requests are compressed, which a server or proxy must be set up for. The default is <see langword="false"/>.</summary>
    public bool Gzip { get; init; }

    /// <summary>How long an answer may take. The default is a minute.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Certificates, where the system's do not do.</summary>
    public TlsOptions Tls { get; init; } = new();
}
