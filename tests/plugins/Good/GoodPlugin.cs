using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TestPlugins.Good;

internal sealed class GoodPlugin : IConnectorPlugin
{
    public ConnectorDescriptor Descriptor { get; } = new()
    {
        Type = "good",
        DisplayName = "Good",
        Platform = "test",
        Version = new Version(1, 2, 3),
        Contract = new Version(1, 0),
        OptionsType = typeof(GoodOptions),
    };

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton(new Signature(configuration["Signature"] ?? "unsigned"));
}
