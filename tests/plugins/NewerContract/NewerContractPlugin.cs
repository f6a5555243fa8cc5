using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TestPlugins.NewerContract;

internal sealed class NewerContractPlugin : IConnectorPlugin
{
    public ConnectorDescriptor Descriptor { get; } = new()
    {
        Type = "newer-contract",
        DisplayName = "Newer contract",
        Platform = "test",
        Version = new Version(1, 2, 3),
        Contract = new Version(2, 0),
    };

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
    }
}
