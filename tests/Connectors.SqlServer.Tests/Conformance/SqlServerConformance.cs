using MetadataIngestion.Abstractions;
using MetadataIngestion.TestKit;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Conformance;

/// <summary>The rules for all connectors, on the databases of features.sql.</summary>
public abstract class SqlServerConformance : ConnectorConformance
{
    protected override IConnectorPlugin CreatePlugin() => new SqlServerConnectorPlugin();

    protected override IEnumerable<object> CreateInvalidOptions() =>
    [
        new SqlServerOptions(),
        new SqlServerOptions { ConnectionString = "User ID=crawler" },
        new SqlServerOptions { ConnectionString = "Server=db", LockTimeout = TimeSpan.Zero },
        new SqlServerOptions { ConnectionString = "Server=db", TimeZone = "Mars/Olympus" },
    ];
}
