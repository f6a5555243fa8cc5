using System.Collections.Concurrent;
using System.Data;
using System.Globalization;
using Dapper;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Storage.Querying;
using Npgsql;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>
/// Answers queries of others in transactions that can only read. What a query reads and calls is found out before it is run: it becomes a view, of which
/// the server keeps a parsed form, in a transaction that is undone.
/// </summary>
internal sealed class PostgreSqlStateQueries(PostgreSqlAccess access)
{
    private const string EachText = "SELECT urn FROM jsonb_array_elements_text({0}::jsonb) AS each (urn)";
    private const string Fits = "{0} ~* {1}";
    private const int MaxChecked = 1000;

    // The server cannot know how many items a document has, and guesses so many rows that compiling the query, or reading everything once, seems to pay. What
    // is asked about assets one by one looks each of them up instead.
    private const string Uncompiled = "SET LOCAL jit = off; ";
    private const string OneByOne = Uncompiled + "SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off; ";

    private readonly ConcurrentDictionary<string, bool> _checked = new(StringComparer.Ordinal);
    private volatile bool _analyzed;

    public async Task<StateRows> RunAsync(StateQuery query, CancellationToken cancellationToken)
    {
        return await access.UseAsync(
            async connection =>
            {
                try
                {
                    await AnalyzeAsync(connection).ConfigureAwait(false);
                    await CheckAsync(connection, query, cancellationToken).ConfigureAwait(false);
                    return await ReadAsync(connection, query, cancellationToken).ConfigureAwait(false);
                }
                catch (PostgresException error) when (Explain(error, query) is { } explained)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    throw explained;
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The server gathers statistics by itself, but only some time after a first crawl; without any it takes every table for a small one, and reads views over and over.
    /// </summary>
    private async Task AnalyzeAsync(NpgsqlConnection connection)
    {
        if (_analyzed || (_analyzed = await connection.ExecuteScalarAsync<float>("SELECT reltuples FROM pg_class WHERE oid = 'entity'::regclass").ConfigureAwait(false) > 0))
            return;

        await connection.ExecuteAsync("ANALYZE source, aspect, run, entity, aspect_state, edge, log").ConfigureAwait(false);
    }

    private async Task CheckAsync(NpgsqlConnection connection, StateQuery query, CancellationToken cancellationToken)
    {
        if (_checked.ContainsKey(query.Sql))
            return;

        var sql = new ScopedSql(query, EachText, Fits);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync(Limit(query)).ConfigureAwait(false);
        await RequireOneStatementAsync(connection, sql, cancellationToken).ConfigureAwait(false);
        await using var check = Command(connection, "SELECT mesh_check($1)", [ScopedSql.Wrap(query.Sql, "SELECT urn FROM mesh_asset")]);
        if (await check.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is string foreign)
            throw new StateQueryException(StateQueryProblem.Refused, $"The query may only read the views mesh_* and call functions that change nothing, and not {foreign}.");
        if (_checked.Count < MaxChecked)
            _checked.TryAdd(query.Sql, true);
    }

    private static async Task<StateRows> ReadAsync(NpgsqlConnection connection, StateQuery query, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync("SET TRANSACTION READ ONLY; " + (IsNarrow(query.Scope) ? OneByOne : Uncompiled) + Limit(query)).ConfigureAwait(false);
        var sql = new ScopedSql(query, EachText, Fits);
        await using var command = Command(connection, sql.Text, sql.Parameters);
        command.CommandTimeout = (int)query.TimeLimit.TotalSeconds + 10;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await AnsweredRows.ReadAsync(reader, query.RowLimit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The server refuses to prepare several statements at once. Nothing else may be done with a query before that.</summary>
    private static async Task RequireOneStatementAsync(NpgsqlConnection connection, ScopedSql sql, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, sql.Text, sql.Parameters);
        await command.PrepareAsync(cancellationToken).ConfigureAwait(false);
        await command.UnprepareAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Where parameters have no names the client sends a text as it is; without parameters it would divide it into statements.</summary>
    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, IEnumerable<string> parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = parameter });
        return command;
    }

    private static bool IsNarrow(StateScope scope) => scope.Urns is not null || scope.Runs is not null;

    private static string Limit(StateQuery query) =>
        string.Create(CultureInfo.InvariantCulture, $"SET LOCAL statement_timeout = {Math.Max(1, (long)query.TimeLimit.TotalMilliseconds)}");

    private static StateQueryException? Explain(PostgresException error, StateQuery query) => error.SqlState switch
    {
        PostgresErrorCodes.QueryCanceled => new(StateQueryProblem.TimedOut, $"The query was ended because it took longer than {query.TimeLimit.TotalSeconds:0.###} s.", error),
        PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InsufficientPrivilege =>
            new(StateQueryProblem.Refused, $"The query may only read the views mesh_*: {error.MessageText}", error),
        _ when error.SqlState[..2] is "42" or "22" or "21" or "0A" or "54" => new(StateQueryProblem.Invalid, $"The query cannot be run: {error.MessageText}", error),
        _ => null,
    };
}
