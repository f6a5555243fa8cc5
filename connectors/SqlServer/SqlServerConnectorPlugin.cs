using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Crawling;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace MetadataIngestion.Connectors.SqlServer;

/// <summary>The entry point of the SQL Server connector.</summary>
internal sealed class SqlServerConnectorPlugin : IConnectorPlugin
{
    public const string Platform = "mssql";

    public ConnectorDescriptor Descriptor { get; } = new()
    {
        Type = "sqlserver",
        DisplayName = "SQL Server",
        Platform = Platform,
        Version = new Version(0, 1, 0),
        Contract = new Version(1, 0),
        Stability = ConnectorStability.Experimental,
        Capabilities = Capabilities.All,
        CanSplit = true,
        OptionsType = typeof(SqlServerOptions),
    };

    public void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        // The source needs nothing but its options, which the host registers.
    }
}
