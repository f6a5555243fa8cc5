using MetadataIngestion.Connectors.SqlServer.Catalog;
using Microsoft.Data.SqlClient;

namespace MetadataIngestion.Connectors.SqlServer.Sessions;

/// <summary>What a session finds out about the server and the database that it is connected to.</summary>
/// <param name="EngineEdition">The kind of engine, by the server's own number.</param>
/// <param name="Version">The version for people.</param>
/// <param name="Collation">The collation of the server, by which names of databases compare.</param>
/// <param name="Login">Who crawls.</param>
/// <param name="Database">The database, as the server spells it.</param>
/// <param name="DatabaseCollation">The collation of the database.</param>
internal sealed record ServerInfo(
    int EngineEdition, string Version, string? Collation, string Login, string Database, string? DatabaseCollation)
{
    private const int AzureSqlDatabase = 5;
    private const int SynapseDedicated = 6;
    private const int SynapseServerlessOrFabric = 11;
    private const int FabricDatabase = 12;

    public StringComparer DatabaseNames => CollationComparer.Of(Collation);

    /// <summary>
    /// Whether all databases of the server are listed. In Azure only <c>master</c> lists the others; elsewhere trying to connect shows whether
    /// one exists.
    /// </summary>
    public bool ListsDatabases => EngineEdition is not (AzureSqlDatabase or SynapseDedicated or FabricDatabase) || Database == ConnectionSettings.ListingDatabase;

    public string Edition => EngineEdition switch
    {
        AzureSqlDatabase => "Azure SQL Database",
        SynapseDedicated => "Azure Synapse Analytics",
        8 => "Azure SQL Managed Instance",
        9 => "Azure SQL Edge",
        SynapseServerlessOrFabric => "Synapse serverless or Fabric warehouse",
        FabricDatabase => "SQL database in Fabric",
        _ => "SQL Server",
    };

    /// <summary>What the connection itself tells.</summary>
    public static ServerInfo Of(SqlConnection connection, string login) =>
        new(EngineEdition: 0, connection.ServerVersion, Collation: null, login, connection.Database, DatabaseCollation: null);

    public static ServerInfo Read(Row row) => new(
        row.Int32(0), row.OptionalText(1) ?? "?", row.OptionalText(2), row.OptionalText(3) ?? "?", row.Text(4), row.OptionalText(5));
}
