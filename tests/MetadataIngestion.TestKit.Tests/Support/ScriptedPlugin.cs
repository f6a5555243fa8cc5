using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MetadataIngestion.TestKit.Tests.Support;

internal sealed class ScriptedPlugin(ConnectorDescriptor descriptor) : IConnectorPlugin
{
    public static readonly ConnectorDescriptor Sound = new()
    {
        Type = "scripted",
        DisplayName = "Scripted",
        Platform = "shop",
        Version = new Version(1, 2, 3),
        Contract = new Version(1, 0),
        Capabilities = [new ConnectorCapability("schemas", "Tables and their columns")],
        CanSplit = true,
        OptionsType = typeof(ScriptedOptions),
    };

    public ScriptedPlugin()
        : this(Sound)
    {
    }

    public ConnectorDescriptor Descriptor => descriptor;

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        // The source needs nothing but its options.
    }
}
