using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;

namespace MetadataIngestion.Worker.Tests.Samples;

/// <summary>A test that needs PostgreSQL servers and psql: skipped when one is missing, unless CI=true.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PsqlFactAttribute : FactAttribute
{
    public PsqlFactAttribute() => Skip = PostgresServer.SkipReason
        ?? (Environment.GetEnvironmentVariable("CI") == "true" || HasPsql() ? null : "Install psql: tests/run.sh does so as root on Debian.");

    private static bool HasPsql() => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "psql")));
}
