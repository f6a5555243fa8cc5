using System.ComponentModel.DataAnnotations;

namespace MetadataIngestion.Connectors.Kafka.Settings;

/// <summary>A Confluent-compatible schema registry.</summary>
public sealed class SchemaRegistryOptions
{
    /// <summary>The address, such as <c>http://schema-registry:8081</c>; several divided by commas, tried in turn. Required.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Url { get; set; } = string.Empty;

    /// <summary>The user, or key, for basic authentication. The default is none.</summary>
    public string? Username { get; set; }

    /// <summary>The password, or secret, of the user.</summary>
    public string? Password { get; set; }

    /// <summary>A bearer token, instead of a user. The default is none.</summary>
    public string? Token { get; set; }

    /// <summary>Further headers of every request, such as <c>target-sr-cluster</c>. The default is none.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; set; } = new Dictionary<string, string>();

    /// <summary>Certificates, where the system's do not do.</summary>
    public TlsOptions Tls { get; set; } = new();

    /// <summary>The context that holds the topics' subjects, such as <c>.production</c>. The default is the default context.</summary>
    public string? Context { get; set; }

    /// <summary>
    /// The subject of a topic's key or value, by <c>TOPIC-key</c> or <c>TOPIC-value</c>, where it cannot be told from its name. Needed for subjects that
    /// are named by the record alone. The default is none.
    /// </summary>
    public IReadOnlyDictionary<string, string> SubjectMap { get; set; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether the versions of every subject and the compatibility it is held to are read; two requests a subject. The default is
    /// <see langword="true"/>.
    /// </summary>
    public bool IncludeVersions { get; set; } = true;
}
