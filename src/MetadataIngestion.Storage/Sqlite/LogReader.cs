using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>
/// Reads the log page by page for one query. No snapshot of the database is held between pages: it would keep the write-ahead log from
/// shrinking for as long as the caller takes. Entries never change, so pages fit together all the same.
/// </summary>
internal sealed class LogReader : IDisposable
{
    private const int PageEntries = 256;
    private const int PageBytes = 4 * 1024 * 1024;

    private readonly SqliteConnection _connection;
    private readonly AspectNames _names;
    private readonly SqliteStatement _page;
    private readonly LogDecoder _decoder;
    private readonly bool _nothing;
    private long _left;
    private long _next;

    public LogReader(SqliteConnection connection, LogQuery query)
    {
        _connection = connection;
        _names = new AspectNames(connection);
        _page = new(connection, LogSql.For(query));
        _decoder = new LogDecoder(connection, _page, _names);
        _left = query.Limit ?? long.MaxValue;
        _next = query.From;
        var aspect = query.Aspect is null ? null : _names.Find(query.Aspect);
        _nothing = query.Aspect is not null && aspect is null;
        Bind(query, aspect);
    }

    /// <summary>The next entries up to an offset; none when there are no more.</summary>
    public List<LogEntry> ReadPage(long upTo, CancellationToken cancellationToken)
    {
        var entries = new List<LogEntry>();
        if (_nothing || _left <= 0 || _next > upTo)
            return entries;
        _page.Bind(1, _next);
        _page.Bind(2, upTo);
        _page.Bind(3, Math.Min(_left, PageEntries));
        using var _ = cancellationToken.UnsafeRegister(static handle => raw.sqlite3_interrupt((sqlite3)handle!), _connection.Handle);
        try
        {
            for (var bytes = 0; bytes < PageBytes && _page.Step(); bytes += entries[^1].Json.Length)
                entries.Add(_decoder.Read());
        }
        finally
        {
            _page.Reset();
        }

        _left -= entries.Count;
        _next = entries.Count == 0 ? upTo + 1 : entries[^1].Offset + 1;
        return entries;
    }

    public void Dispose()
    {
        _page.Dispose();
        _decoder.Dispose();
        _names.Dispose();
    }

    private void Bind(LogQuery query, long? aspect)
    {
        if (query.Source is not null)
            _page.Bind(4, query.Source);
        if (query.Urn is not null)
            _page.Bind(5, query.Urn);
        if (aspect is { } number)
            _page.Bind(6, number);
        if (query.Event is not null)
            _page.Bind(7, query.Event);
    }
}
