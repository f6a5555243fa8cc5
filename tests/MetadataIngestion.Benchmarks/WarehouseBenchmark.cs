using MetadataIngestion.Connectors.PostgreSql;
using MetadataIngestion.Connectors.PostgreSql.Sessions;
using Npgsql;
using static MetadataIngestion.Benchmarks.Figures;

namespace MetadataIngestion.Benchmarks;

/// <summary>Crawls a warehouse and compares with the raw reference in the same run.</summary>
internal sealed class WarehouseBenchmark(BenchmarkOptions options)
{
    public async Task RunAsync()
    {
        var peak = await MeasureAsync(options.Tables, compare: true);
        if (options.LargeTables == 0)
            return;

        var largePeak = await MeasureAsync(options.LargeTables, compare: false);
        Print($"peak memory, {options.Schemas * options.LargeTables} tables : {options.Schemas * options.Tables} tables", Ratio(largePeak, peak), "at most 1.5");
    }

    private async Task<long> MeasureAsync(int tables, bool compare)
    {
        Console.WriteLine($"{options.Schemas} schemas x {tables} tables x {options.Columns + 1} columns");
        await using var warehouse = await Warehouse.BuildAsync(options.ConnectionString, options.Schemas, tables, options.Columns);
        var raw = await MeasureRawAsync(warehouse.ConnectionString);
        var crawls = await CrawlProcess.StartAsync(warehouse.ConnectionString, options.Repeats + 1);
        var first = crawls[0];
        var unchanged = Median(crawls.Skip(1).Select(crawl => (double)crawl.Milliseconds));
        Print("raw reference", $"{raw:F0} ms");
        Print("first crawl", $"{first.Milliseconds} ms, {first.Emitted} proposals, {Rate(first.Emitted, first.Milliseconds)}, {first.Allocated / first.Proposals} B allocated per proposal");
        Print("unchanged crawl", $"{unchanged:F0} ms, {crawls[^1].Suppressed} suppressed, {Rate(crawls[^1].Suppressed, unchanged)}, {crawls[^1].Allocated / crawls[^1].Proposals} B allocated per proposal");
        Print("columns", $"{Rate(options.Schemas * (double)tables * (options.Columns + 1), unchanged)} when unchanged");
        Print("peak memory", $"{crawls[^1].PeakBytes / 1e6:F0} MB", compare ? "below 250 MB" : null);
        Print("first crawl : raw reference", Ratio(first.Milliseconds, raw), compare ? "at most 4" : null);
        Print("unchanged crawl : raw reference", Ratio(unchanged, raw), compare ? "at most 1.5" : null);
        return crawls[^1].PeakBytes;
    }

    private async Task<double> MeasureRawAsync(string connectionString)
    {
        await using var session = await PostgresSession.OpenAsync(
            new ConnectionSettings(new PostgreSqlOptions { ConnectionString = connectionString }), new NpgsqlConnectionStringBuilder(connectionString).Database!, null, CancellationToken.None);
        using var reference = new RawReference(connectionString, session.Server.Queries);
        var times = new List<double>();
        for (var i = 0; i < options.Repeats; i++)
        {
            times.Add((await reference.RunAsync()).TotalMilliseconds);
        }

        return Median(times);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
