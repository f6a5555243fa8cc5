using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MetadataIngestion.Connectors.FileLake;

/// <summary>The entry point of the file lake connector.</summary>
public sealed class FileLakeConnectorPlugin : IConnectorPlugin
{
    /// <inheritdoc />
    public ConnectorDescriptor Descriptor { get; } = new()
    {
        Type = "filelake",
        DisplayName = "File lake",
        Platform = FileLakeSource.Platform,
        Version = new Version(0, 1, 0),
        Contract = new Version(1, 0),
        Stability = ConnectorStability.Beta,
        Capabilities = FileLakeCapabilities.All,
        CanSplit = true,
        OptionsType = typeof(FileLakeOptions),
    };

    /// <inheritdoc />
    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        // The source needs nothing beyond its options and a logger, which the host registers.
    }
}
