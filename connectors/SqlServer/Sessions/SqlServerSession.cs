using System.Data;
using System.Globalization;
using Microsoft.Data.SqlClient;

namespace MetadataIngestion.Connectors.SqlServer.Sessions;

/// <summary>
/// A connection to one database, with the settings that every read relies on. A connection that breaks is opened anew and the statement
/// begins again from its first row. Used by one caller at a time.
/// </summary>
internal sealed class SqlServerSession : IAsyncDisposable
{
    private readonly ConnectionSettings _settings;
    private readonly RetryPolicy _retry;
    private readonly string _target;

    // How many rows a statement had the last time: pages of a catalog are alike.
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private SqlConnection? _connection;

    private SqlServerSession(ConnectionSettings settings, RetryPolicy retry, string database, CatalogQueries? queries)
    {
        (_settings, _retry, _target) = (settings, retry, database);
        Queries = queries ?? CatalogQueries.Common;
    }

    public ServerInfo Server { get; private set; } = null!;

    public CatalogQueries Queries { get; private set; }

    /// <summary>Connects. Statements that were fitted to the server in another session need not be fitted again.</summary>
    /// <exception cref="SqlException">The connection failed.</exception>
    public static async Task<SqlServerSession> OpenAsync(
        ConnectionSettings settings, RetryPolicy retry, string database, CatalogQueries? queries, CancellationToken cancellationToken)
    {
        var session = new SqlServerSession(settings, retry, database, queries);
        try
        {
            await retry.RunAsync(session.ConnectAsync, ErrorNumbers.IsTransient, cancellationToken);
            session.Server = await session.DescribeAsync(cancellationToken);
            session.Queries = queries ?? await session.ProbeAsync(cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>The rows of a statement of Queries, each turned into a value.</summary>
    public Task<List<T>> QueryAsync<T>(string query, Func<Row, T> read, CancellationToken cancellationToken) =>
        ReadAsync(Queries[query], read, capacity: 0, cancellationToken);

    /// <summary>The rows that belong to the objects of a range of ids.</summary>
    public async Task<List<T>> QueryAsync<T>(string query, IdRange range, Func<Row, T> read, CancellationToken cancellationToken)
    {
        var rows = await ReadAsync(range.Fill(Queries[query]), read, _counts.GetValueOrDefault(query), cancellationToken);
        _counts[query] = rows.Count;
        return rows;
    }

    /// <summary>The rows of a statement up to the error that ends it, if one does. Errors of the connection are tried again and thrown as ever.</summary>
    public Task<(List<T> Rows, SqlException? Failure)> QueryPartlyAsync<T>(string sql, Func<Row, T> read, CancellationToken cancellationToken) =>
        _retry.RunAsync(token => ReadPartlyAsync(sql, read, token), IsWorthAnother, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
    }

    private static bool IsWorthAnother(SqlException exception) =>
        ErrorNumbers.IsTransient(exception) || (ErrorNumbers.IsConnectionLost(exception) && !FailureTranslator.IsAboutTls(exception));

    private async Task<(List<T> Rows, SqlException? Failure)> ReadPartlyAsync<T>(string sql, Func<Row, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        try
        {
            await ReadIntoAsync(rows, sql, read, cancellationToken);
            return (rows, null);
        }
        catch (SqlException exception) when (!IsWorthAnother(exception) && !cancellationToken.IsCancellationRequested)
        {
            return (rows, exception);
        }
    }

    private Task<List<T>> ReadAsync<T>(string sql, Func<Row, T> read, int capacity, CancellationToken cancellationToken) => _retry.RunAsync(
        async token =>
        {
            var rows = new List<T>(capacity);
            await ReadIntoAsync(rows, sql, read, token);
            return rows;
        },
        IsWorthAnother,
        cancellationToken);

    private async Task ReadIntoAsync<T>(List<T> rows, string sql, Func<Row, T> read, CancellationToken cancellationToken)
    {
        if (_connection is not { State: ConnectionState.Open })
            await ConnectAsync(cancellationToken);
        await using var command = CreateCommand(sql);
        await using var reader = await ExecuteAsync(command, cancellationToken);
        await using var cancellation = cancellationToken.Register(command.Cancel);
        var row = new Row(reader);
        // A crawl has a thread of its own to wait on, and row by row the driver takes several times as long to read asynchronously.
        while (reader.Read())
            rows.Add(read(row));
    }

    private async Task<SqlDataReader> ExecuteAsync(SqlCommand command, CancellationToken cancellationToken)
    {
        try
        {
            return await command.ExecuteReaderAsync(cancellationToken);
        }
        catch (InvalidOperationException)
        {
            // A connection that went away while it was idle counts as open until it is used, and then is not.
            await ConnectAsync(cancellationToken);
            command.Connection = _connection;
            return await command.ExecuteReaderAsync(cancellationToken);
        }
    }

    private async Task<bool> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
        _connection = _settings.To(_target);
        await _connection.OpenAsync(cancellationToken);
        await ConfigureAsync(cancellationToken);
        return true;
    }

    private async Task ConfigureAsync(CancellationToken cancellationToken)
    {
        var lockTimeout = ((int)_settings.LockTimeout.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        await using var command = CreateCommand(CatalogQueries.Common["settings"].Replace("{lock-timeout}", lockTimeout, StringComparison.Ordinal));
        try
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (SqlException exception) when (!IsWorthAnother(exception) && !cancellationToken.IsCancellationRequested && !ErrorNumbers.Has(exception, ErrorNumbers.Timeout))
        {
            // The settings only spare other sessions. Servers that do without such locks may not know them, and can be read all the same.
        }
    }

    private SqlCommand CreateCommand(string sql) => new(sql, _connection) { CommandTimeout = (int)_settings.CommandTimeout.TotalSeconds };

    private async Task<ServerInfo> DescribeAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await QueryAsync("server", ServerInfo.Read, cancellationToken))[0];
        }
        catch (SqlException exception) when (ErrorNumbers.IsAboutStatement(exception))
        {
            // A server that does not know all of these functions still says where the connection leads.
            return ServerInfo.Of(_connection!, _settings.Login);
        }
    }

    private async Task<CatalogQueries> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var columns = await QueryAsync("catalog-columns", static row => $"{row.Text(0)}.{row.Text(1)}", cancellationToken);
            return new CatalogQueries(columns.ToHashSet(StringComparer.OrdinalIgnoreCase));
        }
        catch (SqlException exception) when (ErrorNumbers.IsAboutStatement(exception))
        {
            // Without a description of the catalog, only what every version has is asked for.
            return CatalogQueries.Common;
        }
    }
}
