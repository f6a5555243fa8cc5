using System.Globalization;
using System.Numerics;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using Npgsql;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Reads the log page by page for one query; nothing is held open between pages. Entries never change, so pages fit together all the same.</summary>
internal sealed class LogReader(PostgreSqlAccess access, LogDecoder decoder, LogQuery query, long[]? entities, int? aspect, long upTo)
{
    private const int PageEntries = 256;
    private const int PageBytes = 4 * 1024 * 1024;

    private int _pageEntries = PageEntries;
    private long _left = query.Limit ?? long.MaxValue;
    private long _next = Math.Max(1, query.From);
    private LogRange _range = new(1, 0);

    /// <summary>The next entries; none when there are no more.</summary>
    public async Task<List<LogEntry>> ReadPageAsync(CancellationToken cancellationToken)
    {
        while (_left > 0 && await FindRangeAsync(cancellationToken).ConfigureAwait(false))
        {
            var limit = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Min(_left, _pageEntries));
            var page = await access.UseAsync(connection => ReadPageAsync(connection, limit, cancellationToken), cancellationToken).ConfigureAwait(false);
            var whole = page.Entries.Count < limit && !page.Cut;
            _next = whole ? _range.Last + 1 : page.Entries[^1].Offset + 1;
            _pageEntries = page.Cut ? Math.Max(1, page.Entries.Count) : _pageEntries;
            if (page.Entries.Count > _left)
                page.Entries.RemoveRange((int)_left, page.Entries.Count - (int)_left);
            _left -= page.Entries.Count;
            if (page.Entries.Count > 0)
                return page.Entries;
        }

        return [];
    }

    /// <summary>Finds the stretch that the next entries are in. A source's entries lie in those of its runs, which others' may lie between.</summary>
    private async Task<bool> FindRangeAsync(CancellationToken cancellationToken)
    {
        if (_next > upTo)
            return false;
        if (_next <= _range.Last)
            return true;
        _range = new LogRange(_next, upTo);
        if (query.Source is null || entities is not null)
            return true;
        if (await access.UseAsync(connection => FindRunAsync(connection, cancellationToken), cancellationToken).ConfigureAwait(false) is not { } run || run.First > upTo)
            return false;
        _next = Math.Max(_next, run.First);
        _range = new LogRange(_next, Math.Min(run.Last, upTo));
        return true;
    }

    private async Task<LogRange?> FindRunAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(LogSql.NextRun, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _next });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = query.Source });
        await using var row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await row.ReadAsync(cancellationToken).ConfigureAwait(false);
        return row.IsDBNull(0) ? null : new LogRange(row.GetInt64(0), row.GetInt64(1));
    }

    private async Task<(List<LogEntry> Entries, bool Cut)> ReadPageAsync(NpgsqlConnection connection, int limit, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, limit);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var entries = new List<LogEntry>();
        for (var bytes = 0; await rows.ReadAsync(cancellationToken).ConfigureAwait(false); bytes += entries[^1].Proposal.Aspect.Length)
        {
            if (bytes >= PageBytes)
                return (entries, true);
            entries.Add(await decoder.ReadAsync(rows, cancellationToken).ConfigureAwait(false));
        }

        return (entries, false);
    }

    private NpgsqlCommand Command(NpgsqlConnection connection, int limit)
    {
        var command = new NpgsqlCommand { Connection = connection };
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _next });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _range.Last });
        var conditions = "";
        if (entities is not null)
            conditions += " AND entity = ANY(" + Add(new NpgsqlParameter<long[]> { TypedValue = entities }) + ")";
        else if (query.Source is { } source)
            conditions += " AND run IN (SELECT run.id FROM run JOIN source ON source.id = run.source WHERE source.name = " + Add(new NpgsqlParameter<string> { TypedValue = source }) + ")";
        if (aspect is { } number)
            conditions += " AND aspect = " + Add(new NpgsqlParameter<int> { TypedValue = number });
        command.CommandText = entities is null ? LogSql.ByOffset(conditions, limit) : LogSql.ByEntity(conditions, limit);
        return command;

        string Add(NpgsqlParameter parameter)
        {
            command.Parameters.Add(parameter);
            return "$" + command.Parameters.Count.ToString(CultureInfo.InvariantCulture);
        }
    }
}
