using System.Diagnostics;
using System.Globalization;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.PostgreSql;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using static MetadataIngestion.Benchmarks.Figures;

namespace MetadataIngestion.Benchmarks;

/// <summary>
/// The PostgreSQL store: how fast it appends, compared with a bare COPY of the same rows, how far a follower is behind while two sources write as fast as
/// they can, and a crawl into it, compared with one into a file.
/// </summary>
internal sealed class StoreBenchmark(BenchmarkOptions options)
{
    private const int Repeats = 3;
    private const int BatchEntities = 256;

    private readonly string _server = options.ConnectionString
        ?? throw new ArgumentException("Set POSTGRES_15_TEST_CONNECTION (tests/run.sh --servers-only prints it) or pass --connection.");

    public async Task RunAsync()
    {
        var database = $"bench_store_{Guid.NewGuid():N}";
        await ExecuteAsync(_server, $"CREATE DATABASE {database}");
        try
        {
            var connection = new NpgsqlConnectionStringBuilder(_server) { Database = database }.ConnectionString;
            await CompareAppendsAsync(connection);
            await MeasureFollowerAsync(connection);
            await CompareCrawlsAsync(connection);
        }
        finally
        {
            NpgsqlConnection.ClearAllPools();
            await ExecuteAsync(_server, $"DROP DATABASE {database} WITH (FORCE)");
        }
    }

    private async Task CompareAppendsAsync(string connection)
    {
        var (appended, copied) = (new List<double>(), new List<double>());
        for (var i = 0; i < Repeats; i++)
        {
            await using var store = await OpenAsync(connection, $"append_{i}");
            appended.Add((await AppendAsync(store, "warehouse", _ => { })).TotalMilliseconds);
            copied.Add((await CopyAsync(connection, $"append_{i}")).TotalMilliseconds);
        }

        Print($"append {options.Proposals} proposals", $"{Median(appended):F0} ms, {Rate(options.Proposals, Median(appended))}");
        Print("bare COPY of the same rows", $"{Median(copied):F0} ms, {Rate(options.Proposals, Median(copied))}");
        Print("append : bare COPY", Ratio(Median(appended), Median(copied)));
    }

    private async Task MeasureFollowerAsync(string connection)
    {
        await using var store = await OpenAsync(connection, "followed");
        await using var followed = await OpenAsync(connection, "followed");
        var lag = new FollowerLag();
        var following = Task.Run(() => lag.FollowAsync(followed, 2L * (options.Proposals / SyntheticTable.Aspects) * SyntheticTable.Aspects));
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(AppendAsync(store, "one", lag.Committed), AppendAsync(store, "two", lag.Committed));
        var written = watch.Elapsed;
        await following;
        Print("two writers and a follower", $"{Rate(2.0 * options.Proposals, written)} written, {Rate(2.0 * options.Proposals, watch.Elapsed)} followed");
        Print("lag of the follower, entries", $"{lag.Entries(0.5):F0} at p50, {lag.Entries(0.99):F0} at p99");
        Print("lag of the follower, time", string.Create(CultureInfo.InvariantCulture, $"{lag.Milliseconds(0.5):F0} ms at p50, {lag.Milliseconds(0.99):F0} ms at p99"));
    }

    private async Task CompareCrawlsAsync(string connection)
    {
        await using var warehouse = await Warehouse.BuildAsync(_server, options.Schemas, options.Tables, options.Columns);
        var file = await CrawlProcess.StartAsync(CrawlProcess.PostgreSql, warehouse.ConnectionString, options.Repeats + 1);
        var shared = await CrawlProcess.StartAsync(CrawlProcess.PostgreSql, warehouse.ConnectionString, options.Repeats + 1, connection);
        var (fileRepeated, sharedRepeated) = (Median(file.Skip(1).Select(Time)), Median(shared.Skip(1).Select(Time)));
        Print($"first crawl of {options.Schemas * options.Tables} tables", $"{file[0].Milliseconds} ms into a file, {shared[0].Milliseconds} ms into PostgreSQL");
        Print("unchanged crawl", $"{fileRepeated:F0} ms, {sharedRepeated:F0} ms");
        Print("first crawl, PostgreSQL : file", Ratio(Time(shared[0]), Time(file[0])), "at most 1.5");
        Print("unchanged crawl, PostgreSQL : file", Ratio(sharedRepeated, fileRepeated));
    }

    private static double Time(Measurement crawl) => crawl.Milliseconds;

    private static async Task<PostgreSqlMetadataStore> OpenAsync(string connection, string schema)
    {
        var store = new PostgreSqlMetadataStore(
            new PostgreSqlStoreOptions { ConnectionString = connection, Schema = schema }, TimeProvider.System, NullLogger<PostgreSqlMetadataStore>.Instance);
        await store.OpenAsync(CancellationToken.None);
        return store;
    }

    /// <summary>Commits batches of the size that crawls have.</summary>
    private async Task<TimeSpan> AppendAsync(PostgreSqlMetadataStore store, string source, Action<long> committed)
    {
        await using var session = await store.BeginRunAsync(new RunStart(Guid.NewGuid().ToString("N"), source, DateTimeOffset.UtcNow), CancellationToken.None);
        var batches = Enumerable.Range(0, options.Proposals / SyntheticTable.Aspects).Select(number => SyntheticTable.Change(source, number)).Chunk(BatchEntities).ToList();
        var watch = Stopwatch.StartNew();
        foreach (var batch in batches)
            committed((await session.CommitAsync(batch, CancellationToken.None)).LastOffset);
        return watch.Elapsed;
    }

    /// <summary>Copies the rows of a store's log into a table that has nothing but its columns.</summary>
    private static async Task<TimeSpan> CopyAsync(string connectionString, string schema)
    {
        await ExecuteAsync(connectionString, $"CREATE TABLE {schema}.copied (LIKE {schema}.log INCLUDING STORAGE)");
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        var rows = await ExportAsync(connection, schema);
        var watch = Stopwatch.StartNew();
        await using (var copy = await connection.BeginRawBinaryCopyAsync($"COPY {schema}.copied FROM STDIN (FORMAT BINARY)"))
            await copy.WriteAsync(rows);
        return watch.Elapsed;
    }

    private static async Task<byte[]> ExportAsync(NpgsqlConnection connection, string schema)
    {
        using var rows = new MemoryStream();
        await using var export = await connection.BeginRawBinaryCopyAsync($"COPY (SELECT * FROM {schema}.log) TO STDOUT (FORMAT BINARY)");
        await export.CopyToAsync(rows);
        return rows.ToArray();
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
