using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TestPlugins.UnknownService;

internal sealed class UnknownServicePlugin : IConnectorPlugin
{
    public ConnectorDescriptor Descriptor { get; } = new()
    {
        Type = "unknown-service",
        DisplayName = "Unknown service",
        Platform = "test",
        Version = new Version(1, 2, 3),
        Contract = new Version(1, 0),
    };

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
    }
}
