using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TestPlugins.NoSource;

internal sealed class NoSourcePlugin : IConnectorPlugin
{
    public ConnectorDescriptor Descriptor { get; } = new()
    {
        Type = "no-source",
        DisplayName = "No source",
        Platform = "test",
        Version = new Version(1, 2, 3),
        Contract = new Version(1, 0),
    };

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
    }
}
