using MetadataIngestion.Connectors.PostgreSql;
using MetadataIngestion.Connectors.PostgreSql.Sessions;
using Npgsql;

namespace MetadataIngestion.Benchmarks;

/// <summary>A warehouse in PostgreSQL; psql, which runs the connector's own catalog queries, is the reference.</summary>
internal sealed class PostgreSqlBenchmark(BenchmarkOptions options) : WarehouseBenchmark(options, first: "at most 4", unchanged: "at most 1.5")
{
    private readonly string _server = options.ConnectionString
        ?? throw new ArgumentException("Set POSTGRES_15_TEST_CONNECTION (tests/run.sh --servers-only prints it) or pass --connection.");

    protected override async Task<(double Reference, IReadOnlyList<Measurement> Crawls)> MeasureAsync(int tables)
    {
        await using var warehouse = await Warehouse.BuildAsync(_server, Options.Schemas, tables, Options.Columns);
        var reference = await MeasureReferenceAsync(warehouse.ConnectionString);
        return (reference, await CrawlProcess.StartAsync(CrawlProcess.PostgreSql, warehouse.ConnectionString, Options.Repeats + 1));
    }

    private async Task<double> MeasureReferenceAsync(string connectionString)
    {
        await using var session = await PostgresSession.OpenAsync(
            new ConnectionSettings(new PostgreSqlOptions { ConnectionString = connectionString }), new NpgsqlConnectionStringBuilder(connectionString).Database!, null, CancellationToken.None);
        using var reference = new RawReference(connectionString, session.Server.Queries);
        var times = new List<double>();
        for (var i = 0; i < Options.Repeats; i++)
            times.Add((await reference.RunAsync()).TotalMilliseconds);
        return Figures.Median(times);
    }
}
