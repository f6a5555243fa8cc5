using Dapper;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Storage.Querying;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>
/// Answers queries of others on a connection that cannot write and is asked about everything that a statement is about to touch.
/// </summary>
internal sealed class SqliteStateQueries(SqliteDatabase database, TimeProvider timeProvider)
{
    private const string EachText = "SELECT value AS urn FROM json_each({0})";

    // How many of SQLite's instructions run between two looks at the clock.
    private const int Instructions = 20_000;

    // One text or blob; keeps a query from filling the memory with one value.
    private const int LongestValue = 64 * 1024 * 1024;

    // What the views read.
    private static readonly HashSet<string> s_tables = new(StringComparer.OrdinalIgnoreCase)
    {
        "entity", "source", "aspect", "aspect_state", "log", "run", "edge", "current_aspect",
    };

    private readonly ViewOutline _outline = new();

    public async Task<StateRows> RunAsync(StateQuery query, CancellationToken cancellationToken)
    {
        using var connection = database.ConnectAlone();

        // SQLite makes the tables behind these functions when they are first named, which the query itself may not.
        connection.Execute("PRAGMA query_only = ON; SELECT 1 FROM json_each('[]'), json_tree('[]')");
        _outline.Learn(connection);
        FittingFunction.AddTo(connection);
        var started = timeProvider.GetTimestamp();
        raw.sqlite3_limit(connection.Handle!, raw.SQLITE_LIMIT_LENGTH, LongestValue);
        raw.sqlite3_progress_handler(connection.Handle!, Instructions, _ => IsOver() || cancellationToken.IsCancellationRequested ? 1 : 0, null);
        var tables = connection.Query<string>("SELECT name FROM sqlite_master WHERE type = 'table' UNION ALL VALUES ('sqlite_master'), ('sqlite_schema')").ToHashSet(StringComparer.OrdinalIgnoreCase);
        raw.sqlite3_set_authorizer(connection.Handle!, (_, action, first, second, _, view) => Authorize(tables, action, first, second, view), null);
        try
        {
            return await ReadAsync(connection, query, cancellationToken).ConfigureAwait(false);
        }
        catch (SqliteException error) when (Explain(error, query) is { } explained)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw explained;
        }

        bool IsOver() => timeProvider.GetElapsedTime(started) > query.TimeLimit;
    }

    private async Task<StateRows> ReadAsync(SqliteConnection connection, StateQuery query, CancellationToken cancellationToken)
    {
        var sql = new ScopedSql(query, EachText, FittingFunction.Call);
        using var command = connection.CreateCommand();
        command.CommandText = sql.Text;
        for (var i = 0; i < sql.Parameters.Count; i++)
            command.Parameters.AddWithValue(FormattableString.Invariant($"${i + 1}"), sql.Parameters[i]);
        command.Prepare();
        _outline.Require(sql);
        using var reader = command.ExecuteReader();
        var rows = await AnsweredRows.ReadAsync(reader, query.RowLimit, cancellationToken).ConfigureAwait(false);
        return !reader.NextResult() ? rows : throw new StateQueryException(StateQueryProblem.Refused, "The query may only be one SELECT.");
    }

    private static int Authorize(HashSet<string> tables, int action, string first, string second, string view)
    {
        var allowed = action switch
        {
            raw.SQLITE_SELECT or raw.SQLITE_RECURSIVE => true,
            raw.SQLITE_FUNCTION => second is not "load_extension",

            // Where no column is read, SQLite no longer says on whose behalf, and asks about subqueries of the query itself too.
            raw.SQLITE_READ when second.Length == 0 => IsOfViews(first) || !tables.Contains(first),
            raw.SQLITE_READ => IsView(first) || first is "json_each" or "json_tree" || (IsOfViews(first) && (IsView(view) || view is "current_aspect")),
            _ => false,
        };
        return allowed ? raw.SQLITE_OK : raw.SQLITE_DENY;
    }

    private static bool IsView(string? name) => name?.StartsWith("mesh_", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsOfViews(string name) => s_tables.Contains(name);

    private static StateQueryException? Explain(SqliteException error, StateQuery query) => error.SqliteErrorCode switch
    {
        raw.SQLITE_INTERRUPT => new(StateQueryProblem.TimedOut, $"The query was ended because it took longer than {query.TimeLimit.TotalSeconds:0.###} s.", error),
        raw.SQLITE_AUTH or raw.SQLITE_READONLY => Refused(error),
        raw.SQLITE_ERROR when error.Message.Contains("not authorized", StringComparison.Ordinal) => Refused(error),
        raw.SQLITE_ERROR or raw.SQLITE_RANGE or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH => new(StateQueryProblem.Invalid, $"The query cannot be run: {error.Message}", error),
        _ => null,
    };

    private static StateQueryException Refused(SqliteException error) =>
        new(StateQueryProblem.Refused, $"The query may only read the views mesh_*: {error.Message}", error);
}
