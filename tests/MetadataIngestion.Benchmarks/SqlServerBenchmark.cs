using MetadataIngestion.TdsServer;
using MetadataIngestion.TdsServer.Catalog;

namespace MetadataIngestion.Benchmarks;

/// <summary>A recorded warehouse on the TDS test server; a bare reader over the results of the same statements is the reference.</summary>
internal sealed class SqlServerBenchmark(BenchmarkOptions options) : WarehouseBenchmark(options, first: "at most 3", unchanged: "at most 3")
{
    protected override async Task<(double Reference, IReadOnlyList<Measurement> Crawls)> MeasureAsync(int tables)
    {
        var catalog = new RecordedServer { KeepsAnswers = true };
        catalog.Databases.Add(RecordedWarehouse.Build(Options.Schemas, tables, Options.Columns));
        await using var server = TestServer.Start(catalog);
        var connection = RecordedConnection.To(server, "warehouse");
        // The first crawl has the server build its answers; it is not counted.
        await CrawlProcess.StartAsync(CrawlProcess.SqlServer, connection, 1);
        var statements = catalog.Log.Where(entry => entry.Statement != "settings").Select(entry => entry.Text).ToList();
        var crawls = await CrawlProcess.StartAsync(CrawlProcess.SqlServer, connection, Options.Repeats + 1);
        return (Figures.Median(await DrainProcess.StartAsync(statements, connection, Options.Repeats)), crawls);
    }
}
