using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HelloConnector;

/// <summary>The plugin's entry point: what the connector is and can do.</summary>
internal sealed class DataPackagePlugin : IConnectorPlugin
{
    public const string Platform = "datapackage";

    public const string Schemas = "schemas";

    public const string Ownership = "ownership";

    public ConnectorDescriptor Descriptor { get; } = new()
    {
        Type = "hello-connector",
        DisplayName = "Data packages",
        Platform = Platform,
        Version = new Version(1, 0, 0),
        Contract = new Version(1, 0),
        Capabilities =
        [
            new ConnectorCapability(Schemas, "Resources with their fields, types and keys"),
            new ConnectorCapability(Ownership, "Contributors of packages"),
        ],
        OptionsType = typeof(DataPackageOptions),
    };

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        // The host registers the source, its options, logging and the clock. Register here what else the source needs.
    }
}
