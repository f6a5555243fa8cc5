using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Mesh.Scorecards;
using MetadataIngestion.Storage.PostgreSql;
using MetadataIngestion.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using static MetadataIngestion.Benchmarks.Figures;

namespace MetadataIngestion.Benchmarks;

/// <summary>The scorecard of a large mesh, from each store, in a process of its own.</summary>
/// <param name="datasets">How many datasets the mesh has.</param>
internal sealed class ReportBenchmark(int datasets)
{
    public const string ReadVerb = "--mesh-report";

    private const int Weeks = 8;

    public async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("bench-").FullName;
        Console.WriteLine($"the scorecard of {datasets} datasets");
        await MeasureAsync("SQLite", Path.Combine(folder, "metadata.db"), folder);
        if (Environment.GetEnvironmentVariable("POSTGRES_15_TEST_CONNECTION") is { Length: > 0 } server)
            await MeasureOnServerAsync(server, folder);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The other side: reads the scorecard and prints how that went.</summary>
    public static async Task ReadAsync(string place)
    {
        await using var store = await OpenAsync(place);
        var watch = Stopwatch.StartNew();
        var card = await new ScorecardReader(store, TimeProvider.System).ReadAsync(Weeks, CancellationToken.None);
        if (card.Total.Score.Findings != card.Total.Opened - card.Total.Resolved)
            throw new InvalidOperationException($"{card.Total.Score.Findings} are open, {card.Total.Opened} were opened and {card.Total.Resolved} resolved.");

        Console.WriteLine(JsonSerializer.Serialize(new Measurement(
            watch.ElapsedMilliseconds, (long)Environment.CpuUsage.TotalTime.TotalMilliseconds, card.Total.Opened, card.Total.Resolved, GC.GetTotalAllocatedBytes(), Process.GetCurrentProcess().PeakWorkingSet64)));
    }

    private async Task MeasureOnServerAsync(string server, string folder)
    {
        var database = $"bench_report_{Guid.NewGuid():N}";
        await ExecuteAsync(server, $"CREATE DATABASE {database}");
        try
        {
            await MeasureAsync("PostgreSQL", new NpgsqlConnectionStringBuilder(server) { Database = database }.ConnectionString, folder);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await ExecuteAsync(server, $"DROP DATABASE {database} WITH (FORCE)");
        }
    }

    private async Task MeasureAsync(string name, string place, string folder)
    {
        var watch = Stopwatch.StartNew();
        await using (var store = await OpenAsync(place))
            await new ReportLoad(datasets).FillAsync(store, folder);
        Print($"{name}, filled by crawls", string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalSeconds:F0} s"));
        for (var time = 0; time < 2; time++)
        {
            var read = JsonSerializer.Deserialize<Measurement>(await CrawlProcess.RunAsync([ReadVerb, place], string.Empty))!;
            Print($"{name}, scorecard", $"{read.Milliseconds} ms, {read.ProcessorMilliseconds} ms of processor time here, {read.PeakBytes / 1e6:F0} MB at the peak; {read.Emitted} findings opened");
        }
    }

    private static async Task<IMetadataStore> OpenAsync(string place)
    {
        IMetadataStore store = place.EndsWith(".db", StringComparison.Ordinal)
            ? new SqliteMetadataStore(new SqliteStoreOptions { Path = place }, TimeProvider.System, NullLogger<SqliteMetadataStore>.Instance)
            : new PostgreSqlMetadataStore(new PostgreSqlStoreOptions { ConnectionString = place }, TimeProvider.System, NullLogger<PostgreSqlMetadataStore>.Instance);
        await store.OpenAsync(CancellationToken.None);
        return store;
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
