using System.Data;
using Npgsql;
using NpgsqlTypes;

namespace MetadataIngestion.Connectors.PostgreSql.Sessions;

/// <summary>A connection to one database, with the settings that every read relies on. Used by one caller at a time.</summary>
internal sealed class PostgresSession : IAsyncDisposable
{
    private readonly NpgsqlDataSource _dataSource;
    private readonly NpgsqlConnection _connection;

    private PostgresSession(NpgsqlDataSource dataSource, string database, ServerInfo? server)
    {
        _dataSource = dataSource;
        _connection = dataSource.CreateConnection();
        Database = database;
        Server = server!;
    }

    public string Database { get; }

    public ServerInfo Server { get; private set; }

    public TextDecoder Decoder { get; } = new();

    /// <summary>Connects. What is known of the server from another session need not be asked again.</summary>
    /// <exception cref="NpgsqlException">The connection failed.</exception>
    public static Task<PostgresSession> OpenAsync(
        ConnectionSettings settings, string database, ServerInfo? server, CancellationToken cancellationToken) =>
        OpenAsync(settings, database, settings.StatementTimeout, server, cancellationToken);

    /// <summary>Connects for statements that are tried again in parts when they take too long.</summary>
    /// <exception cref="NpgsqlException">The connection failed.</exception>
    public static Task<PostgresSession> OpenForTextsAsync(
        ConnectionSettings settings, string database, ServerInfo server, CancellationToken cancellationToken) =>
        OpenAsync(settings, database, settings.TextTimeout, server, cancellationToken);

    /// <summary>Starts the one transaction whose statements all see the same state of the catalog.</summary>
    public ValueTask<NpgsqlTransaction> BeginSnapshotAsync(CancellationToken cancellationToken) =>
        _connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    public NpgsqlCommand CreateCommand(string sql) => new(sql, _connection);

    public NpgsqlBatch CreateBatch() => new(_connection);

    /// <summary>Starts COPY TO; nothing else can be done in the session until the stream is disposed of.</summary>
    public Task<NpgsqlRawCopyStream> BeginCopyAsync(string sql, CancellationToken cancellationToken) =>
        _connection.BeginRawBinaryCopyAsync(sql, cancellationToken);

    /// <summary>The rows of a small query of Queries, each turned into a value.</summary>
    public Task<List<T>> QueryAsync<T>(string query, Func<Row, T> read, CancellationToken cancellationToken, params NpgsqlParameter[] parameters) =>
        QueryTextAsync(Server.Queries[query], read, cancellationToken, parameters);

    public async Task<List<T>> QueryTextAsync<T>(
        string sql, Func<Row, T> read, CancellationToken cancellationToken, params NpgsqlParameter[] parameters)
    {
        await using var command = CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var row = new Row(reader, Decoder);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
            rows.Add(read(row));
        return rows;
    }

    public static NpgsqlParameter Oids(uint[] oids) =>
        new() { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Oid, Value = oids };

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _dataSource.DisposeAsync();
    }

    private static async Task<PostgresSession> OpenAsync(
        ConnectionSettings settings, string database, string statementTimeout, ServerInfo? server, CancellationToken cancellationToken)
    {
        var session = new PostgresSession(settings.To(database), database, server);
        try
        {
            await session._connection.OpenAsync(cancellationToken);
            await session.ConfigureAsync(statementTimeout, settings, cancellationToken);
            session.Server ??= await ServerProbe.ReadAsync(session, cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    private async Task ConfigureAsync(string statementTimeout, ConnectionSettings settings, CancellationToken cancellationToken)
    {
        await using var command = CreateCommand(ServerProbe.Queries["session"]);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = statementTimeout });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = settings.LockTimeout });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = settings.IdleInTransactionTimeout });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
