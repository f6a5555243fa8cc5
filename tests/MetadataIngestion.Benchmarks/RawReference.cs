using System.Diagnostics;
using System.Globalization;
using MetadataIngestion.Connectors.PostgreSql.Sessions;
using Npgsql;

namespace MetadataIngestion.Benchmarks;

/// <summary>
/// The yardstick: psql runs the queries that the connector runs on such a database, each once for all relations, and copies their rows to nowhere.
/// </summary>
internal sealed class RawReference : IDisposable
{
    private const string Schemas = "(select array_agg(oid) from pg_catalog.pg_namespace where nspname like 's%' or nspname = 'public')";
    private const string Relations = "(select array_agg(c.oid) from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname like 's____')";

    private static readonly string[] s_once =
        ["schemas", "roles", "tablespaces", "access-methods", "operator-classes", "extension-members", "part-comments", "partitioned-tables", "inheritance"];

    private static readonly string[] s_byRelation =
        ["relation-details", "columns", "comments", "constraints", "indexes", "triggers", "policies", "rules"];

    private readonly string _connectionString;
    private readonly string _script = Path.GetTempFileName();

    public RawReference(string connectionString, CatalogQueries queries)
    {
        _connectionString = connectionString;
        var statements = s_once.Select(name => queries[name])
            .Append(queries["relations"].Replace("any($1)", $"any({Schemas}::oid[])", StringComparison.Ordinal))
            .Concat(s_byRelation.Select(name => queries[name].Replace("any($1)", $"any({Relations}::oid[])", StringComparison.Ordinal)));
        File.WriteAllLines(_script, ["set search_path = '';", "set jit = off;", .. statements.Select(Copy)]);
    }

    /// <summary>Runs it once.</summary>
    public async Task<TimeSpan> RunAsync()
    {
        var started = Stopwatch.GetTimestamp();
        using var psql = Process.Start(StartInfo()) ?? throw new InvalidOperationException("psql did not start.");
        await psql.WaitForExitAsync();
        if (psql.ExitCode != 0)
            throw new InvalidOperationException($"psql ended with exit code {psql.ExitCode}.");

        return Stopwatch.GetElapsedTime(started);
    }

    public void Dispose() => File.Delete(_script);

    private static string Copy(string query)
    {
        var lines = query.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal));
        return $"copy ({string.Join(' ', lines.Select(line => line.Trim()))}) to stdout;";
    }

    private ProcessStartInfo StartInfo()
    {
        var target = new NpgsqlConnectionStringBuilder(_connectionString);
        var start = new ProcessStartInfo("psql", ["-X", "-q", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null", "-f", _script]);
        start.Environment["PGHOST"] = target.Host;
        start.Environment["PGPORT"] = target.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = target.Username;
        start.Environment["PGPASSWORD"] = target.Password;
        start.Environment["PGDATABASE"] = target.Database;
        return start;
    }
}
