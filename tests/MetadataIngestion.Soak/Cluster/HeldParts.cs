using MetadataIngestion.Soak.Servers;
using Npgsql;

namespace MetadataIngestion.Soak.Cluster;

/// <summary>Looks into the store for who crawls a part of whose run.</summary>
internal sealed class HeldParts(ThrowawayPostgres server)
{
    private const string Select =
        """
        SELECT run.run_id, part.name, part.worker, run.worker
        FROM run_part AS part JOIN run ON run.id = part.run
        JOIN lease ON lease.name = part.lease AND lease.token = part.token AND lease.expires_at > clock_timestamp()
        WHERE run.status = 'Running' AND part.number > 0 AND part.ended_at IS NULL AND part.worker <> run.worker ORDER BY run.id, part.number
        """;

    /// <returns>Nothing while the database cannot be asked.</returns>
    public async Task<IReadOnlyList<HeldPart>> ListAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection($"{server.ConnectionTo("metadata")};Search Path=metadata_ingestion;Pooling=false");
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(Select, connection);
            await using var rows = await command.ExecuteReaderAsync();
            var held = new List<HeldPart>();
            while (await rows.ReadAsync())
                held.Add(new HeldPart(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3)));
            return held;
        }
        catch (NpgsqlException)
        {
            return [];
        }
    }
}
