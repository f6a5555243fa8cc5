using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TestPlugins.TwoSources;

internal sealed class TwoSourcesPlugin : IConnectorPlugin
{
    public ConnectorDescriptor Descriptor { get; } = new()
    {
        Type = "two-sources",
        DisplayName = "Two sources",
        Platform = "test",
        Version = new Version(1, 2, 3),
        Contract = new Version(1, 0),
    };

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
    }
}
