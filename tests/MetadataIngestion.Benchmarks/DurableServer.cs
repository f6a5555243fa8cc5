using MetadataIngestion.Soak.Servers;

namespace MetadataIngestion.Benchmarks;

/// <summary>A PostgreSQL server that waits for its disk, as users have it; the test servers do not.</summary>
internal static class DurableServer
{
    public const string Switch = "--fsync";

    /// <summary>Lines of a server's configuration that a command line asks for.</summary>
    public static IReadOnlyList<string> Settings(string[] arguments) => arguments.Contains(Switch, StringComparer.Ordinal) ? ["fsync = on"] : [];

    /// <summary>Does something with such a server of its own.</summary>
    public static async Task UseAsync(Func<string, Task> work)
    {
        await using var server = await ThrowawayPostgres.StartAsync(["fsync = on"]);
        await work(server.ConnectionString);
    }
}
