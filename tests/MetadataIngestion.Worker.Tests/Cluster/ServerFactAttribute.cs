using MetadataIngestion.Soak.Servers;

namespace MetadataIngestion.Worker.Tests.Cluster;

/// <summary>A test that needs a PostgreSQL server of its own: skipped where none can be started, unless CI=true.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ServerFactAttribute : FactAttribute
{
    public ServerFactAttribute()
    {
        if (!ThrowawayPostgres.IsAvailable && Environment.GetEnvironmentVariable("CI") != "true")
            Skip = "No PostgreSQL server is there to take the program of: start the tests with tests/run.sh.";
    }
}
