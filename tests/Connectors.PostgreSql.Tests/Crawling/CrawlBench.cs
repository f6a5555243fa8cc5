using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Filtering;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Sqlite;
using MetadataIngestion.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Crawling;

/// <summary>The real pipeline over a store of its own: crawls PostgreSQL and shows what was appended to the log.</summary>
internal sealed class CrawlBench : IAsyncDisposable
{
    private static readonly FixedClock Clock = new();
    private readonly string _folder;
    private readonly SqliteMetadataStore _store;

    private CrawlBench(string folder)
    {
        _folder = folder;
        _store = new SqliteMetadataStore(
            new SqliteStoreOptions { Path = Path.Combine(folder, "metadata.db") }, Clock, NullLogger<SqliteMetadataStore>.Instance);
    }

    public static async Task<CrawlBench> CreateAsync()
    {
        var bench = new CrawlBench(Directory.CreateTempSubdirectory("postgres-tests-").FullName);
        await bench._store.OpenAsync(CancellationToken.None);
        return bench;
    }

    public Task<RunReport> CrawlAsync(string connectionString, FilterOptions? filter = null, bool approve = true, string? scope = null) =>
        CrawlAsync(new PostgreSqlOptions { ConnectionString = connectionString }, filter, approve, scope);

    public async Task<RunReport> CrawlAsync(PostgreSqlOptions options, FilterOptions? filter = null, bool approve = true, string? scope = null)
    {
        await using var source = new PostgreSqlSource(options);
        var definition = new SourceDefinition { Name = "test", Filter = filter is null ? null : new AssetFilter(filter) };
        var runner = new CrawlRunner(_store, Clock, NullLogger<CrawlRunner>.Instance);
        var request = new CrawlRequest(definition) { ApproveRemovals = approve, Scope = scope is null ? null : CrawlScope.Parse(scope) };
        return await runner.RunAsync(request, source, null, CancellationToken.None);
    }

    public async Task<List<LogEntry>> LogOfAsync(RunReport report)
    {
        var entries = new List<LogEntry>();
        if (report.Log.FirstOffset == 0)
            return entries;
        await foreach (var entry in _store.ReadLogAsync(new LogQuery { From = report.Log.FirstOffset }, CancellationToken.None))
            entries.Add(entry);
        return entries;
    }

    /// <summary>What a run appended: "sales.orders schemaMetadata", with headers and without the database's name.</summary>
    public async Task<string[]> AppendedAsync(RunReport report, string database) =>
        [.. (await LogOfAsync(report)).Select(entry => Describe(entry.Proposal!, database)).Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Describe(MetadataChangeProposal proposal, string database)
    {
        var headers = string.Concat(proposal.Headers.OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $" {header.Key}={header.Value}"));
        var urn = proposal.EntityUrn.Replace("urn:li:dataset:(urn:li:dataPlatform:postgres,", "", StringComparison.Ordinal);
        return $"{urn} {proposal.AspectName}{headers}"
            .Replace("urn:li:dataset:(urn:li:dataPlatform:postgres,", "", StringComparison.Ordinal)
            .Replace(",PROD)", "", StringComparison.Ordinal)
            .Replace(database + ".", "", StringComparison.Ordinal);
    }
}
