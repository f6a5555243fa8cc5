using System.Collections.ObjectModel;
using Dapper;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Storage.Tables;
using Npgsql;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Makes entries of the rows that <see cref="LogSql"/> selects.</summary>
internal sealed class LogDecoder(PostgreSqlAccess access, AspectNumbers aspects)
{
    private readonly Dictionary<long, (string RunId, string Source)> _runs = [];
    private long _entity;
    private string _urn = "";
    private string _entityType = "";

    /// <summary>The entry in the row that a reader stands on.</summary>
    public async ValueTask<LogEntry> ReadAsync(NpgsqlDataReader row, CancellationToken cancellationToken)
    {
        var recordedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1));
        var (runId, source) = await FindRunAsync(row.GetInt64(2), cancellationToken).ConfigureAwait(false);
        ReadEntity(row);
        return new LogEntry
        {
            Offset = row.GetInt64(0),
            RecordedAt = recordedAt,
            Source = source,
            RunId = runId,
            Proposal = row.IsDBNull(10) ? await ReadProposalAsync(row, recordedAt, cancellationToken).ConfigureAwait(false) : null,
            Event = row.IsDBNull(10) ? null : ReadEvent(row),
        };
    }

    private async ValueTask<MetadataChangeProposal> ReadProposalAsync(NpgsqlDataReader row, DateTimeOffset recordedAt, CancellationToken cancellationToken) => new()
    {
        EntityType = _entityType,
        EntityUrn = _urn,
        ChangeType = (ChangeType)row.GetInt16(5),
        AspectName = await aspects.NameAsync(row.GetInt32(4), cancellationToken).ConfigureAwait(false),
        Aspect = row.GetFieldValue<byte[]>(7),
        LastObserved = recordedAt,
        Headers = row.IsDBNull(6) ? ReadOnlyDictionary<string, string>.Empty : HeadersJson.Decode(row.GetFieldValue<byte[]>(6)),
    };

    private PlatformEvent ReadEvent(NpgsqlDataReader row) => new()
    {
        Name = row.GetString(10),
        EntityType = _entityType,
        EntityUrn = _urn,
        Payload = row.GetFieldValue<byte[]>(7),
    };

    /// <summary>Entries of one entity mostly follow each other and then share its strings.</summary>
    private void ReadEntity(NpgsqlDataReader row)
    {
        var entity = row.GetInt64(3);
        if (entity == _entity)
            return;
        (_entity, _urn, _entityType) = (entity, StoredText.Decode(row.GetString(8)), row.GetString(9));
    }

    private async ValueTask<(string RunId, string Source)> FindRunAsync(long run, CancellationToken cancellationToken)
    {
        if (_runs.TryGetValue(run, out var known))
            return known;
        return _runs[run] = await access.UseAsync(
            connection => connection.QuerySingleAsync<(string, string)>(
                "SELECT run_id, source.name FROM run JOIN source ON source.id = run.source WHERE run.id = @run", new { run }),
            cancellationToken).ConfigureAwait(false);
    }
}
