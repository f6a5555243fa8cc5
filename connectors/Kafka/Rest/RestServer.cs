using MetadataIngestion.Connectors.Kafka.Settings;

namespace MetadataIngestion.Connectors.Kafka.Rest;

/// <summary>A server and how to speak to it.</summary>
/// <param name="Name">What it is, for people, such as "schema registry".</param>
/// <param name="Option">The option that configures it.</param>
/// <param name="Urls">Its addresses, divided by commas.</param>
internal sealed record RestServer(string Name, string Option, string Urls)
{
    public string? Username { get; init; }

    public string? Password { get; init; }

    public string? Token { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public TlsOptions Tls { get; init; } = new();

    /// <summary>How long one answer may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>For people; addresses hold no secrets, because the options refuse them.</summary>
    public override string ToString() => $"{Name} at {Urls}";

    public static RestServer Of(SchemaRegistryOptions options, TimeSpan timeout) => new("schema registry", nameof(KafkaOptions.SchemaRegistry), options.Url)
    {
        Username = options.Username,
        Password = options.Password,
        Token = options.Token,
        Headers = options.Headers,
        Tls = options.Tls,
        Timeout = timeout,
    };

    public static RestServer Of(string name, ConnectOptions options, TimeSpan timeout) => new("Kafka Connect cluster", $"{nameof(KafkaOptions.Connect)}:{name}", options.Url)
    {
        Username = options.Username,
        Password = options.Password,
        Token = options.Token,
        Tls = options.Tls,
        Timeout = timeout,
    };
}
