using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>What all databases of a cluster share.</summary>
internal sealed record ClusterCatalog(IReadOnlyList<Database> Databases, IReadOnlyDictionary<uint, Role> Roles, TextDecoder Decoder)
{
    public static async Task<ClusterCatalog> ReadAsync(PostgresSession session, CancellationToken cancellationToken) => new(
        await session.QueryAsync("databases", ReadDatabase, cancellationToken),
        await ReadRolesAsync(session, cancellationToken),
        session.Decoder);

    public static async Task<IReadOnlyDictionary<uint, Role>> ReadRolesAsync(PostgresSession session, CancellationToken cancellationToken) =>
        (await session.QueryAsync("roles", static row => (Oid: row.Oid(0), Role: new Role(row.Text(1), row.Boolean(2))), cancellationToken))
        .ToDictionary(role => role.Oid, role => role.Role);

    private static Database ReadDatabase(Row row) => new(row.Oid(0), row.Text(1), row.Oid(2))
    {
        IsTemplate = row.Boolean(3),
        AllowsConnections = row.Boolean(4),
        ConnectionLimit = row.Int32(5),
        MayConnect = row.Boolean(6),
        Encoding = row.Text(7),
        Collation = row.Text(8),
        Tablespace = row.OptionalText(9),
        Grants = row.OptionalTexts(10),
        Comment = row.OptionalText(11),
    };
}
