using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using Npgsql;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Reads the log page by page for one query; nothing is held open between pages. Entries never change, so pages fit together all the same.</summary>
internal sealed class LogReader(PostgreSqlAccess access, LogDecoder decoder, LogQuery query, long[]? entities, int? aspect, long upTo)
{
    private const int PageEntries = 256;
    private const int WidestWindow = 32 * PageEntries;
    private const int PageBytes = 4 * 1024 * 1024;

    private long _window = PageEntries;
    private long _left = query.Limit ?? long.MaxValue;
    private long _next = Math.Max(1, query.From);
    private LogRange _range = new(1, 0);
    private long[] _runs = [];

    /// <summary>Whether an index leads to the few entries that fit; otherwise the log is read in its order.</summary>
    private bool ByIndex => entities is not null || query.Event is not null;

    /// <summary>The next entries; none when there are no more.</summary>
    public async Task<List<LogEntry>> ReadPageAsync(CancellationToken cancellationToken)
    {
        while (_left > 0 && await FindRangeAsync(cancellationToken).ConfigureAwait(false))
        {
            var width = query.Source is null && aspect is null ? Math.Min(_window, _left) : _window;
            var last = ByIndex ? _range.Last : Math.Min(_range.Last, _next + width - 1);
            var (entries, cut) = await access.UseAsync(connection => ReadPageAsync(connection, last, cancellationToken), cancellationToken).ConfigureAwait(false);
            _next = cut ? entries[^1].Offset + 1 : last + 1;
            if (entries.Count > 0)
                return Take(entries);
            await SkipAsync(cancellationToken).ConfigureAwait(false);
        }

        return [];
    }

    /// <summary>Keeps to the limit, and looks further at once where few entries fit the query.</summary>
    private List<LogEntry> Take(List<LogEntry> entries)
    {
        _window = entries.Count > _window / 4 ? Math.Max(PageEntries, _window / 2) : Math.Min(WidestWindow, _window * 2);
        if (entries.Count > _left)
            entries.RemoveRange((int)_left, entries.Count - (int)_left);
        _left -= entries.Count;
        return entries;
    }

    /// <summary>Goes on to the next entry: what came before may have been removed.</summary>
    private async Task SkipAsync(CancellationToken cancellationToken)
    {
        _window = Math.Min(WidestWindow, _window * 2);
        _next = await access.UseAsync(
            async connection =>
            {
                await using var command = new NpgsqlCommand(LogSql.Next, connection);
                command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _next });
                return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as long? ?? upTo + 1;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finds the stretch that the next entries are in. A source's entries lie in those of its runs, which others' may lie between.</summary>
    private async Task<bool> FindRangeAsync(CancellationToken cancellationToken)
    {
        if (_next > upTo)
            return false;
        if (_next <= _range.Last)
            return true;
        _range = new LogRange(_next, upTo);
        if (query.Source is null || ByIndex)
            return true;
        if (await access.UseAsync(connection => FindRunsAsync(connection, cancellationToken), cancellationToken).ConfigureAwait(false) is not { } run || run.First > upTo)
            return false;
        _next = Math.Max(_next, run.First);
        _range = new LogRange(_next, Math.Min(run.Last, upTo));
        return true;
    }

    private async Task<LogRange?> FindRunsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(LogSql.NextRuns, connection);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _next });
        command.Parameters.Add(Text(query.Source!));
        await using var row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await row.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (row.IsDBNull(0))
            return null;
        _runs = row.GetFieldValue<long[]>(2);
        return new LogRange(row.GetInt64(0), row.GetInt64(1));
    }

    private static NpgsqlParameter<string> Text(string value) => new() { TypedValue = value };

    private async Task<(List<LogEntry> Entries, bool Cut)> ReadPageAsync(NpgsqlConnection connection, long last, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, last);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var entries = new List<LogEntry>();
        for (var bytes = 0; await rows.ReadAsync(cancellationToken).ConfigureAwait(false); bytes += entries[^1].Json.Length)
        {
            if (bytes >= PageBytes)
                return (entries, true);
            entries.Add(await decoder.ReadAsync(rows, cancellationToken).ConfigureAwait(false));
        }

        return (entries, ByIndex && entries.Count == PageEntries);
    }

    private NpgsqlCommand Command(NpgsqlConnection connection, long last)
    {
        var command = new NpgsqlCommand { Connection = connection };
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = _next });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = last });
        var conditions = "";
        if (entities is not null)
            conditions += " AND entity = ANY(" + Add(new NpgsqlParameter<long[]> { TypedValue = entities }) + ")";
        else if (query.Source is { } source && ByIndex)
            conditions += " AND run IN (SELECT run.id FROM run JOIN source ON source.id = run.source WHERE source.name = " + Add(Text(source)) + ")";
        else if (query.Source is not null)
            conditions += " AND run = ANY(" + Add(new NpgsqlParameter<long[]> { TypedValue = _runs }) + ")";
        if (aspect is { } number)
            conditions += " AND event IS NULL AND aspect = " + Add(new NpgsqlParameter<int> { TypedValue = number });
        if (query.Event is { } happened)
            conditions += " AND event = " + Add(Text(happened));

        // The sum keeps the planner from walking the whole log in its order to find the few entries of an entity.
        command.CommandText = ByIndex ? LogSql.ByIndex(conditions, entities is null ? "log_offset" : "log_offset + 0", PageEntries) : LogSql.ByOffset(conditions);
        return command;

        string Add(NpgsqlParameter parameter)
        {
            command.Parameters.Add(parameter);
            return "$" + command.Parameters.Count.ToString(CultureInfo.InvariantCulture);
        }
    }
}
