using System.ComponentModel.DataAnnotations;

namespace MetadataIngestion.Connectors.Kafka.Settings;

/// <summary>A cluster of Kafka Connect.</summary>
public sealed class ConnectOptions
{
    /// <summary>The address of its REST interface, such as <c>http://connect:8083</c>; several divided by commas, tried in turn. Required.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Url { get; set; } = string.Empty;

    /// <summary>The user for basic authentication. The default is none.</summary>
    public string? Username { get; set; }

    /// <summary>The password of the user.</summary>
    public string? Password { get; set; }

    /// <summary>A bearer token, instead of a user. The default is none.</summary>
    public string? Token { get; set; }

    /// <summary>Certificates, where the system's do not do.</summary>
    public TlsOptions Tls { get; set; } = new();

    /// <summary>
    /// The instance of the platforms that connectors read and write, by platform, such as <c>postgres</c>: as the sources that crawl them are
    /// configured. The default is none.
    /// </summary>
    public IReadOnlyDictionary<string, string> PlatformInstances { get; set; } = new Dictionary<string, string>();

    /// <summary>How connectors whose classes are not known are described, by the class. The default is none.</summary>
    public IReadOnlyDictionary<string, ConnectorMappingOptions> Connectors { get; set; } = new Dictionary<string, ConnectorMappingOptions>();
}
