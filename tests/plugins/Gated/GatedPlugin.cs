using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TestPlugins.Gated;

internal sealed class GatedPlugin : IConnectorPlugin
{
    public ConnectorDescriptor Descriptor { get; } = new()
    {
        Type = "gated",
        DisplayName = "Gated",
        Platform = "test",
        Version = new Version(1, 0, 0),
        Contract = new Version(1, 0),
        OptionsType = typeof(GatedOptions),
    };

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
    }
}
