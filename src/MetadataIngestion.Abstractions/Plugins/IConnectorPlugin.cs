using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MetadataIngestion.Abstractions;

/// <summary>
/// A plugin's entry point. A plugin's assembly has exactly one public or internal implementation with a parameterless constructor that
/// does nothing.
/// </summary>
public interface IConnectorPlugin
{
    /// <summary>What the plugin is and can do. Constant; agrees with <c>plugin.json</c>.</summary>
    ConnectorDescriptor Descriptor { get; }

    /// <summary>
    /// Adds what the source needs beyond what the host finds by itself. The host registers the plugin's <see cref="IMetadataSource"/>, its
    /// <see cref="IMetadataTransformer"/>s and <see cref="IMetadataSink"/>s, the bound options of the source at hand, logging and the clock.
    /// No I/O.
    /// </summary>
    /// <param name="services">The plugin's own container; no other plugin sees it.</param>
    /// <param name="configuration">The section <c>Ingestion:Plugins:Settings:TYPE</c>.</param>
    void ConfigureServices(IServiceCollection services, IConfiguration configuration);
}
