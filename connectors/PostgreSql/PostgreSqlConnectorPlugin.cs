using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Crawling;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MetadataIngestion.Connectors.PostgreSql;

/// <summary>The entry point of the PostgreSQL connector.</summary>
internal sealed class PostgreSqlConnectorPlugin : IConnectorPlugin
{
    public const string Platform = "postgres";

    public ConnectorDescriptor Descriptor { get; } = new()
    {
        Type = "postgresql",
        DisplayName = "PostgreSQL",
        Platform = Platform,
        Version = new Version(0, 1, 0),
        Contract = new Version(1, 0),
        Stability = ConnectorStability.Beta,
        Capabilities = Capabilities.All,
        CanSplit = true,
        OptionsType = typeof(PostgreSqlOptions),
    };

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        // The source needs nothing but its options, which the host registers.
    }
}
