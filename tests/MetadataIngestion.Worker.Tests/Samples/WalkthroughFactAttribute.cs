using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;

namespace MetadataIngestion.Worker.Tests.Samples;

/// <summary>A test that needs PostgreSQL servers, psql and Python: skipped when one is missing, unless CI=true.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WalkthroughFactAttribute : FactAttribute
{
    public WalkthroughFactAttribute() => Skip = PostgresServer.SkipReason
        ?? (Environment.GetEnvironmentVariable("CI") == "true" || (HasTool("psql") && HasTool("python3")) ? null : "Install psql and python3: tests/run.sh does so as root on Debian.");

    private static bool HasTool(string name) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));
}
