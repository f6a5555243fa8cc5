using System.Collections.ObjectModel;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Storage.Tables;
using Microsoft.Data.Sqlite;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Makes entries of the rows of a statement that selects <see cref="LogSql.Columns"/>.</summary>
internal sealed class LogDecoder(SqliteConnection connection, SqliteStatement row, AspectNames names) : IDisposable
{
    private readonly SqliteStatement _run = new(connection, "SELECT run_id, source.name FROM run JOIN source ON source.id = run.source WHERE run.id = ?1");
    private readonly Dictionary<long, (string RunId, string Source)> _runs = [];
    private long _entity;
    private string _urn = "";
    private string _entityType = "";

    /// <summary>The entry in the row that the statement stands on.</summary>
    public LogEntry Read()
    {
        var recordedAt = DateTimeOffset.FromUnixTimeMilliseconds(row.Int64(1));
        var (runId, source) = FindRun(row.Int64(2));
        ReadEntity();
        var happened = row.TextOrNull(10);
        return new LogEntry
        {
            Offset = row.Int64(0),
            RecordedAt = recordedAt,
            Source = source,
            RunId = runId,
            Proposal = happened is null ? ReadProposal(recordedAt) : null,
            Event = happened is null ? null : ReadEvent(happened),
        };
    }

    public void Dispose() => _run.Dispose();

    private MetadataChangeProposal ReadProposal(DateTimeOffset recordedAt) => new()
    {
        EntityType = _entityType,
        EntityUrn = _urn,
        ChangeType = (ChangeType)row.Int64(5),
        AspectName = names.Name(row.Int64(4)),
        Aspect = row.Bytes(7).ToArray(),
        LastObserved = recordedAt,
        Headers = row.IsNull(6) ? ReadOnlyDictionary<string, string>.Empty : HeadersJson.Decode(row.Bytes(6)),
    };

    private PlatformEvent ReadEvent(string name) => new()
    {
        Name = name,
        EntityType = _entityType,
        EntityUrn = _urn,
        Payload = row.Bytes(7).ToArray(),
    };

    /// <summary>Entries of one entity mostly follow each other and then share its strings.</summary>
    private void ReadEntity()
    {
        var entity = row.Int64(3);
        if (entity == _entity)
            return;
        (_entity, _urn, _entityType) = (entity, row.Text(8), row.Text(9));
    }

    private (string RunId, string Source) FindRun(long run)
    {
        if (_runs.TryGetValue(run, out var known))
            return known;
        _run.Bind(1, run);
        try
        {
            _run.Step();
            return _runs[run] = (_run.Text(0), _run.Text(1));
        }
        finally
        {
            _run.Reset();
        }
    }
}
