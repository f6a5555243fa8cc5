using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TestPlugins.PrivateDependency;

/// <summary>One source, compiled twice: against the first and the second edition of a library.</summary>
internal sealed class PrivateDependencyPlugin : IConnectorPlugin
{
    public ConnectorDescriptor Descriptor { get; } = new()
    {
        Type = $"private-dependency-{typeof(PrivateDependencyPlugin).Assembly.GetName().Name![^1]}",
        DisplayName = "Private dependency",
        Platform = "test",
        Version = new Version(1, 2, 3),
        Contract = new Version(1, 0),
    };

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
    }
}
