using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql;
using MetadataIngestion.Connectors.SqlServer;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Storage.PostgreSql;
using MetadataIngestion.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Benchmarks;

/// <summary>Crawls in a process of their own, so that memory and start-up are those of a worker and not of the benchmark.</summary>
internal static class CrawlProcess
{
    public const string Verb = "--crawl";
    public const string PostgreSql = "postgresql";
    public const string SqlServer = "sqlserver";

    /// <summary>
    /// Crawls several times in one new process: the first fills an empty store, a file or a PostgreSQL database, and the others find nothing changed.
    /// </summary>
    public static async Task<IReadOnlyList<Measurement>> StartAsync(string connector, string connectionString, int crawls, string? store = null)
    {
        var output = await RunAsync([Verb, connector, crawls.ToString(CultureInfo.InvariantCulture)], connectionString, store);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<Measurement>(line)!)];
    }

    /// <summary>Runs this program again and takes what it prints.</summary>
    public static async Task<string> RunAsync(IEnumerable<string> arguments, string connectionString, string? store = null)
    {
        var program = Path.Combine(AppContext.BaseDirectory, typeof(CrawlProcess).Assembly.GetName().Name + (OperatingSystem.IsWindows() ? ".exe" : string.Empty));
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        start.Environment["BENCHMARK_CONNECTION"] = connectionString;
        start.Environment["BENCHMARK_STORE"] = store;
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The crawl process did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"The crawl process ended with exit code {process.ExitCode}: {output}");

        return output;
    }

    /// <summary>The other side: crawls and prints a line for each crawl.</summary>
    public static async Task CrawlAsync(string connector, int crawls)
    {
        var connectionString = Environment.GetEnvironmentVariable("BENCHMARK_CONNECTION")!;
        var folder = Directory.CreateTempSubdirectory("bench-").FullName;
        await using (var store = NewStore(folder, "metadata"))
        {
            await store.OpenAsync(CancellationToken.None);
            for (var i = 0; i < crawls; i++)
            {
                Console.WriteLine(JsonSerializer.Serialize(await CrawlAsync(store, connector, connectionString, MeshLoad.None)));
            }
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A store under a name of its own: in the database that the environment names, else in a file.</summary>
    public static IMetadataStore NewStore(string folder, string name) => Environment.GetEnvironmentVariable("BENCHMARK_STORE") is { Length: > 0 } connection
        ? new PostgreSqlMetadataStore(
            new PostgreSqlStoreOptions { ConnectionString = connection, Schema = name }, TimeProvider.System, NullLogger<PostgreSqlMetadataStore>.Instance)
        : new SqliteMetadataStore(
            new SqliteStoreOptions { Path = Path.Combine(folder, name + ".db") }, TimeProvider.System, NullLogger<SqliteMetadataStore>.Instance);

    /// <summary>Crawls once.</summary>
    public static async Task<Measurement> CrawlAsync(IMetadataStore store, string connector, string connectionString, MeshLoad mesh)
    {
        var allocated = GC.GetTotalAllocatedBytes();
        var processor = Environment.CpuUsage.TotalTime;
        var request = new CrawlRequest(mesh.AddTo(
            new SourceDefinition { Name = "warehouse", Transformers = TransformerFactory.Create(new TransformationOptions(), new TransformationOptions()) }, store));
        await using IMetadataSource source = connector == SqlServer
            ? new SqlServerSource(new SqlServerOptions { ConnectionString = connectionString })
            : new PostgreSqlSource(new PostgreSqlOptions { ConnectionString = connectionString });
        var report = await new CrawlRunner(store, TimeProvider.System, NullLogger<CrawlRunner>.Instance).RunAsync(request, source, observer: null, CancellationToken.None);
        if (report.Status != RunStatus.Succeeded)
            throw new InvalidOperationException($"The crawl ended {report.Status}: {string.Join(" ", report.Failures.Select(failure => failure.Message))}");

        mesh.Check(report);
        return new Measurement(
            report.DurationMs,
            (long)(Environment.CpuUsage.TotalTime - processor).TotalMilliseconds,
            report.Proposals.Emitted,
            report.Proposals.Suppressed,
            GC.GetTotalAllocatedBytes() - allocated,
            Process.GetCurrentProcess().PeakWorkingSet64);
    }
}
