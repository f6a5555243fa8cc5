using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TestPlugins.ThrowsInConstructor;

internal sealed class ThrowsInConstructorPlugin : IConnectorPlugin
{
    public ThrowsInConstructorPlugin() => throw new NotSupportedException("This plugin needs another platform.");

    public ConnectorDescriptor Descriptor => null!;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
    }
}
