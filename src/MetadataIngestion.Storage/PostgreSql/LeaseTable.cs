using System.Data.Common;
using Dapper;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Reads and writes exclusive rights. Only the server's clock says when one ends.</summary>
internal sealed class LeaseTable(DbConnection connection)
{
    /// <summary>Who has a right; <see langword="null"/> when nobody does.</summary>
    public Task<string?> HolderAsync(string name) =>
        connection.QuerySingleOrDefaultAsync<string?>("SELECT owner FROM lease WHERE name = @name AND expires_at > clock_timestamp()", new { name });

    /// <summary>Takes a right that nobody has, or that this holder has taken before; waits for what is being committed under it.</summary>
    /// <returns>The token; <see langword="null"/> when someone else has the right.</returns>
    public async Task<long?> TakeAsync(string name, Guid holder, TimeSpan duration)
    {
        await connection.ExecuteAsync(
            "INSERT INTO lease (name, token, owner, expires_at) VALUES (@name, 0, '', '-infinity') ON CONFLICT (name) DO NOTHING", new { name }).ConfigureAwait(false);
        return await connection.QuerySingleOrDefaultAsync<long?>(
            """
            WITH free AS (
              SELECT name FROM lease WHERE name = @name AND (expires_at <= clock_timestamp() OR holder = @holder) FOR UPDATE)
            UPDATE lease SET token = token + 1, holder = @holder, owner = @owner, expires_at = clock_timestamp() + make_interval(secs => @seconds)
            FROM free WHERE lease.name = free.name RETURNING token
            """,
            new { name, holder, seconds = duration.TotalSeconds, owner = ProcessName.Name }).ConfigureAwait(false);
    }

    /// <summary>Renews rights that are still held.</summary>
    /// <returns>The tokens of those that were renewed.</returns>
    public async Task<HashSet<(string Name, long Token)>> RenewAsync(IReadOnlyCollection<PostgreSqlLease> leases, TimeSpan duration, CancellationToken cancellationToken)
    {
        var command = new CommandDefinition(
            """
            UPDATE lease SET expires_at = clock_timestamp() + make_interval(secs => @seconds) FROM unnest(@names, @tokens) AS held (name, token)
            WHERE lease.name = held.name AND lease.token = held.token AND lease.expires_at > clock_timestamp() RETURNING lease.name, lease.token
            """,
            new { seconds = duration.TotalSeconds, names = leases.Select(static lease => lease.Name).ToArray(), tokens = leases.Select(static lease => lease.Token).ToArray() },
            cancellationToken: cancellationToken);
        return [.. await connection.QueryAsync<(string, long)>(command).ConfigureAwait(false)];
    }

    /// <summary>Whether a right is held; it then stays so until the transaction ends.</summary>
    public async Task<bool> HoldAsync(PostgreSqlLease lease) =>
        await connection.QuerySingleOrDefaultAsync<int?>(
            "SELECT 1 FROM lease WHERE name = @Name AND token = @Token AND expires_at > clock_timestamp() FOR KEY SHARE", new { lease.Name, lease.Token })
            .ConfigureAwait(false) is not null;

    public Task<int> ReleaseAsync(PostgreSqlLease lease) =>
        connection.ExecuteAsync(
            "UPDATE lease SET expires_at = '-infinity', holder = NULL WHERE name = @Name AND token = @Token", new { lease.Name, lease.Token });
}
