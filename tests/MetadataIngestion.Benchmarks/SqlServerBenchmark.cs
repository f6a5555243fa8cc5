using MetadataIngestion.TdsServer;
using MetadataIngestion.TdsServer.Catalog;
using static MetadataIngestion.Benchmarks.Output;

namespace MetadataIngestion.Benchmarks;

/// <summary>Crawls a recorded warehouse on the TDS test server and compares with a bare reader over the same results.</summary>
internal sealed class SqlServerBenchmark(BenchmarkOptions options)
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
        Console.WriteLine($"SQL Server: {options.Schemas} schemas x {tables} tables x {options.Columns + 1} columns");
        var catalog = new RecordedServer { KeepsAnswers = true };
        catalog.Databases.Add(RecordedWarehouse.Build(options.Schemas, tables, options.Columns));
        await using var server = TestServer.Start(catalog);
        var connection = RecordedConnection.To(server, "warehouse");
        // The first crawl has the server build its answers; it is not counted.
        await CrawlProcess.StartAsync(CrawlProcess.SqlServer, connection, 1);
        var statements = catalog.Log.Where(entry => entry.Statement != "settings").Select(entry => entry.Text).ToList();
        var crawls = await CrawlProcess.StartAsync(CrawlProcess.SqlServer, connection, options.Repeats + 1);
        var raw = Median(await DrainProcess.StartAsync(statements, connection, options.Repeats));
        var first = crawls[0];
        var unchanged = Median(crawls.Skip(1).Select(crawl => (double)crawl.Milliseconds));
        Print("bare reader", $"{raw:F0} ms");
        Print("first crawl", $"{first.Milliseconds} ms, {first.Emitted} proposals, {Rate(first.Emitted, first.Milliseconds)}, {first.Allocated / first.Proposals} B allocated per proposal");
        Print("unchanged crawl", $"{unchanged:F0} ms, {crawls[^1].Suppressed} suppressed, {crawls[^1].Allocated / crawls[^1].Proposals} B allocated per proposal");
        Print("peak memory", $"{crawls[^1].PeakBytes / 1e6:F0} MB", compare ? "below 250 MB" : null);
        Print("first crawl : bare reader", Ratio(first.Milliseconds, raw), compare ? "at most 3" : null);
        Print("unchanged crawl : bare reader", Ratio(unchanged, raw), compare ? "at most 3" : null);
        return crawls[^1].PeakBytes;
    }
}
