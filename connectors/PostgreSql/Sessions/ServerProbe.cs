using System.Collections.Frozen;

namespace MetadataIngestion.Connectors.PostgreSql.Sessions;

/// <summary>Finds out what a server is and which catalog columns it has.</summary>
internal static class ServerProbe
{
    /// <summary>Queries that fit any server.</summary>
    public static CatalogQueries Queries { get; } = new(FrozenSet<string>.Empty);

    public static async Task<ServerInfo> ReadAsync(PostgresSession session, CancellationToken cancellationToken)
    {
        var servers = await session.QueryTextAsync(
            Queries["server"],
            static row => (Number: row.Int32(0), Version: row.Text(1), BlockSize: row.Int32(2), Role: row.Text(3), CanIdentify: row.Boolean(4)),
            cancellationToken);
        var server = servers[0];
        var identifier = server.CanIdentify ? await ReadIdentifierAsync(session, cancellationToken) : null;
        var columns = await session.QueryTextAsync(Queries["catalog-columns"], static row => row.Text(0), cancellationToken);
        var queries = new CatalogQueries(columns.ToFrozenSet(StringComparer.Ordinal));
        return new ServerInfo(server.Number, server.Version, server.BlockSize, server.Role, identifier, queries);
    }

    private static async Task<long?> ReadIdentifierAsync(PostgresSession session, CancellationToken cancellationToken) =>
        (await session.QueryTextAsync(Queries["system-identifier"], static row => row.Int64(0), cancellationToken))[0];
}
