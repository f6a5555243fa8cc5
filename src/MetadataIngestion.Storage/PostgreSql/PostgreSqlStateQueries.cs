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
    private const string EachText = "SELECT value FROM jsonb_array_elements_text({0}::jsonb) AS each (value)";
    private const int MaxChecked = 1000;

    // Functions that are volatile may do anything, and those that make XML of tables read what their arguments name.
    private const string Foreign =
        """
        WITH parsed AS (SELECT ev_action::text AS action FROM pg_rewrite WHERE ev_class = @name::regclass)
        SELECT CASE relkind WHEN 'v' THEN 'the view ' ELSE 'the table ' END || oid::regclass::text FROM pg_class
        WHERE oid IN (SELECT (regexp_matches(action, ':relid (\d+)', 'g'))[1]::oid FROM parsed) AND oid <> @name::regclass
          AND NOT (relkind = 'v' AND relnamespace = current_schema()::regnamespace AND left(relname, 5) = 'mesh_')
        UNION ALL
        SELECT 'the function ' || oid::regproc::text FROM pg_proc
        WHERE oid IN (SELECT (regexp_matches(action, ':(?:funcid|opfuncid|aggfnoid|winfnoid) (\d+)', 'g'))[1]::oid FROM parsed)
          AND NOT (pronamespace = 'pg_catalog'::regnamespace AND provolatile <> 'v' AND proname !~ '_to_xml')
        ORDER BY 1 LIMIT 1
        """;

    private readonly ConcurrentDictionary<string, bool> _checked = new(StringComparer.Ordinal);

    public async Task<StateRows> RunAsync(StateQuery query, CancellationToken cancellationToken)
    {
        return await access.UseAsync(
            async connection =>
            {
                try
                {
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

    private async Task CheckAsync(NpgsqlConnection connection, StateQuery query, CancellationToken cancellationToken)
    {
        if (_checked.ContainsKey(query.Sql))
            return;

        var name = $"check_{Guid.NewGuid():N}";
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync(Limit(query)).ConfigureAwait(false);
        await using var create = One(connection, $"CREATE VIEW {name} AS {ScopedSql.Wrap(query.Sql, "SELECT urn FROM mesh_asset", "")}");
        await create.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        if (await connection.QueryFirstOrDefaultAsync<string>(Foreign, new { name }).ConfigureAwait(false) is { } foreign)
            throw new StateQueryException(StateQueryProblem.Refused, $"The query may only read the views mesh_* and call functions that change nothing, and not {foreign}.");
        if (_checked.Count < MaxChecked)
            _checked.TryAdd(query.Sql, true);
    }

    private static async Task<StateRows> ReadAsync(NpgsqlConnection connection, StateQuery query, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync("SET TRANSACTION READ ONLY; " + Limit(query)).ConfigureAwait(false);
        var sql = new ScopedSql(query, EachText);
        await using var command = One(connection, sql.Text);
        command.CommandTimeout = (int)query.TimeLimit.TotalSeconds + 10;
        foreach (var parameter in sql.Parameters)
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = parameter });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        return await AnsweredRows.ReadAsync(reader, query.RowLimit, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One statement: the server refuses more of them where the client does not take a text apart.</summary>
    private static NpgsqlCommand One(NpgsqlConnection connection, string sql) => new(sql, connection);

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
