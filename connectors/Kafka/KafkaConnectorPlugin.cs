using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka.Crawling;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MetadataIngestion.Connectors.Kafka;

/// <summary>The entry point of the Kafka connector.</summary>
internal sealed class KafkaConnectorPlugin : IConnectorPlugin
{
    public const string Platform = "kafka";

    public ConnectorDescriptor Descriptor { get; } = new()
    {
        Type = "kafka",
        DisplayName = "Apache Kafka",
        Platform = Platform,
        Version = new Version(0, 1, 0),
        Contract = new Version(1, 0),
        Stability = ConnectorStability.Beta,
        Capabilities = Capabilities.All,
        OptionsType = typeof(KafkaOptions),
    };

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        // The source needs nothing but its options, a logger and the clock, which the host registers.
    }
}
