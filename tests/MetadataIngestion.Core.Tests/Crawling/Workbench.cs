using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Core.Tests.Crawling;

/// <summary>A store in a folder of its own, and crawls into it.</summary>
public sealed class Workbench : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("core-tests-").FullName;
    private SqliteMetadataStore? _store;

    internal IMetadataStore Store => _store ?? throw new InvalidOperationException("The workbench is not set up.");

    public Task InitializeAsync()
    {
        var options = new SqliteStoreOptions { Path = Path.Combine(_folder, "metadata.db") };
        _store = new SqliteMetadataStore(options, TimeProvider.System, NullLogger<SqliteMetadataStore>.Instance);
        return _store.OpenAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    internal Task<RunReport> CrawlAsync(Catalog catalog, Func<CrawlRequest, CrawlRequest>? adjust = null) =>
        CrawlAsync(catalog.Source(), adjust);

    internal Task<RunReport> CrawlAsync(IMetadataSource source, Func<CrawlRequest, CrawlRequest>? adjust = null, ICrawlObserver? observer = null, CancellationToken cancellationToken = default)
    {
        var request = new CrawlRequest(new SourceDefinition { Name = "app" });
        var runner = new CrawlRunner(Store, TimeProvider.System, NullLogger<CrawlRunner>.Instance);
        return runner.RunAsync(adjust?.Invoke(request) ?? request, source, observer, cancellationToken);
    }

    internal async Task<IReadOnlyList<LogEntry>> LogAsync(long from = 1)
    {
        var entries = new List<LogEntry>();
        await foreach (var entry in Store.ReadLogAsync(new LogQuery { From = from }, CancellationToken.None))
        {
            entries.Add(entry);
        }

        return entries;
    }

    /// <summary>What a run appended, as "urn aspect json" without what is the same for every entity.</summary>
    internal async Task<IReadOnlyList<string>> AppendedAsync(RunReport report)
    {
        var entries = report.Log.FirstOffset == 0 ? [] : await LogAsync(report.Log.FirstOffset);
        return [.. entries.Select(Describe)];
    }

    private static string Describe(LogEntry entry)
    {
        var proposal = entry.Proposal!;
        var headers = string.Concat(proposal.Headers.OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $" {header.Key}={header.Value}"));
        return $"{ShortName(proposal.EntityUrn)} {proposal.ChangeType} {proposal.AspectName}{headers}";
    }

    private static string ShortName(string urn) => urn.Contains("dataset", StringComparison.Ordinal) ? urn.Split(',')[1] : urn;
}
