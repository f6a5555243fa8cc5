using MetadataIngestion.Sinks.Http;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Where consumers of a topic find the schema of its values.</summary>
public sealed record SchemaRegistryOptions
{
    /// <summary>
    /// <c>Internal</c>, the registry of DataHub's metadata service; <c>Confluent</c>, or one that is compatible; <c>None</c>, which makes values plain
    /// JSON for other consumers than DataHub. The default is <c>Internal</c>.
    /// </summary>
    public SchemaRegistryType Type { get; init; }

    /// <summary>
    /// The registry's address, such as <c>http://schema-registry:8081</c>. Required for <c>Confluent</c>. For <c>Internal</c>, such as
    /// <c>http://datahub-gms:8080/schema-registry/api</c>, it is needed only by versions of DataHub that do not know schema 16 yet; without it schema 16 is
    /// written and nobody asked.
    /// </summary>
    public string? Url { get; init; }

    /// <summary>
    /// Whether the schema is registered where it is missing. The default is <see langword="false"/>: what DataHub registered is used, and it is an error when
    /// there is nothing.
    /// </summary>
    public bool Register { get; init; }

    /// <summary>The user, or key, for basic authentication. The default is none.</summary>
    public string? Username { get; init; }

    /// <summary>The password, or secret, of the user.</summary>
    public string? Password { get; init; }

    /// <summary>A bearer token, instead of a user. The default is none.</summary>
    public string? Token { get; init; }

    /// <summary>Certificates, where the system's do not do.</summary>
    public TlsOptions Tls { get; init; } = new();
}
