using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Sqlite;
using MetadataIngestion.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Crawling;

/// <summary>The real pipeline over a store of its own: crawls SQL Server and shows what was appended to the log.</summary>
internal sealed class CrawlBench : IAsyncDisposable
{
    private readonly string _folder;
    private readonly SqliteMetadataStore _store;

    private CrawlBench(string folder)
    {
        _folder = folder;
        _store = new SqliteMetadataStore(
            new SqliteStoreOptions { Path = Path.Combine(folder, "metadata.db") }, TimeProvider.System, NullLogger<SqliteMetadataStore>.Instance);
    }

    public static async Task<CrawlBench> CreateAsync()
    {
        var bench = new CrawlBench(Directory.CreateTempSubdirectory("mssql-tests-").FullName);
        await bench._store.OpenAsync(CancellationToken.None);
        return bench;
    }

    public async Task<RunReport> CrawlAsync(SqlServerOptions options)
    {
        await using var source = new SqlServerSource(options);
        var runner = new CrawlRunner(_store, new FixedClock(), NullLogger<CrawlRunner>.Instance);
        var request = new CrawlRequest(new SourceDefinition { Name = "test" }) { ApproveRemovals = true };
        return await runner.RunAsync(request, source, null, CancellationToken.None);
    }

    /// <summary>The proposals that a run appended.</summary>
    public async Task<List<LogEntry>> LogOfAsync(RunReport report)
    {
        var entries = new List<LogEntry>();
        if (report.Log.FirstOffset == 0)
            return entries;
        await foreach (var entry in _store.ReadLogAsync(new LogQuery { From = report.Log.FirstOffset }, CancellationToken.None))
        {
            if (entry.Proposal is not null)
                entries.Add(entry);
        }

        return entries;
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
