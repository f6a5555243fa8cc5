using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TestPlugins.Native;

internal sealed class NativePlugin : IConnectorPlugin
{
    public ConnectorDescriptor Descriptor { get; } = new()
    {
        Type = "native",
        DisplayName = "Native",
        Platform = "test",
        Version = new Version(1, 2, 3),
        Contract = new Version(1, 0),
    };

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
    }
}
