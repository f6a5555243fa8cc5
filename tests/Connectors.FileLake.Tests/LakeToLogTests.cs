using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Connectors.FileLake;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.FileLake.Tests;

/// <summary>Crawls through the whole pipeline into a log: what a lake's changes become.</summary>
public sealed class LakeToLogTests : IAsyncLifetime, IDisposable
{
    private readonly TempLake _lake = new();
    private readonly TempLake _data = new();
    private readonly SqliteMetadataStore _store;

    public LakeToLogTests() => _store = new SqliteMetadataStore(
        new SqliteStoreOptions { Path = _data.Full("metadata.db") },
        TimeProvider.System,
        NullLogger<SqliteMetadataStore>.Instance);

    public async Task InitializeAsync()
    {
        await _store.OpenAsync(CancellationToken.None);
        _lake.Write("orders/2026-01.csv", "id\n1\n").Write("orders/2026-02.csv", "id\n2\n")
            .Write("web/events.jsonl", "{\"a\":1}\n").Write("web/pages.jsonl", "{\"a\":1}\n").Write("customers.csv", "id\n1\n");
    }

    [Fact]
    public async Task Crawl_UnchangedSampleLake_EmitsNothing()
    {
        var first = await CrawlAsync(Repository.SampleLake);
        Assert.Equal((RunStatus.Succeeded, 14L), (first.Status, first.Entities.Added));
        Assert.Equal(0, first.Scopes.Incomplete);
        var second = await CrawlAsync(Repository.SampleLake);
        Assert.Equal((0L, 14L, 0L), (second.Proposals.Emitted, second.Entities.Unchanged, second.Entities.Removed));
    }

    [Theory]
    [InlineData(PathNaming.Relative)]
    [InlineData(PathNaming.Absolute)]
    public async Task Crawl_EitherNaming_LeavesNoScopeOpen(PathNaming naming)
    {
        var report = await CrawlAsync(_lake.Root, naming);
        Assert.Equal(RunStatus.Succeeded, report.Status);
        Assert.Equal(0, report.Scopes.Incomplete);
    }

    [Fact]
    public async Task Crawl_FileDeleted_RemovesItsDataset()
    {
        await CrawlAsync(_lake.Root);
        File.Delete(_lake.Full("web/pages.jsonl"));
        Assert.Equal(1, (await CrawlAsync(_lake.Root)).Entities.Removed);
    }

    [Fact]
    public async Task Crawl_FolderDeleted_RemovesWhatItHeldAndItself()
    {
        await CrawlAsync(_lake.Root);
        Directory.Delete(_lake.Full("web"), recursive: true);
        Assert.Equal(3, (await CrawlAsync(_lake.Root)).Entities.Removed);
    }

    [Fact]
    public async Task Crawl_FileTurnedBinary_RemovesNothing()
    {
        await CrawlAsync(_lake.Root);
        _lake.Write("customers.csv", 0, 1, 2, 3, 0, 0, 0, 0);
        var report = await CrawlAsync(_lake.Root);
        Assert.Equal((RunStatus.PartiallySucceeded, 0L), (report.Status, report.Entities.Removed));
    }

    [Fact]
    public async Task Crawl_MountGone_RemovesNothing()
    {
        await CrawlAsync(_lake.Root);
        Directory.Delete(_lake.Root, recursive: true);
        Directory.CreateDirectory(_lake.Root);
        var empty = await CrawlAsync(_lake.Root);
        Assert.Equal((0L, 1L), (empty.Entities.Removed, empty.Scopes.Incomplete));

        Directory.Delete(_lake.Root);
        var missing = await CrawlAsync(_lake.Root);
        Assert.Equal((RunStatus.Failed, 0L), (missing.Status, missing.Entities.Removed));
        Directory.CreateDirectory(_lake.Root);
    }

    [Fact]
    public async Task Crawl_FileAdded_ChangesItsDatasetOnly()
    {
        await CrawlAsync(_lake.Root);
        _lake.Write("orders/2026-03.csv", "id\n3\n");
        var report = await CrawlAsync(_lake.Root);
        Assert.Equal((0L, 1L, 0L), (report.Entities.Added, report.Entities.Changed, report.Entities.Removed));
    }

    [Fact]
    public async Task Crawl_OfOneFolder_TouchesNothingElse()
    {
        var whole = await CrawlAsync(_lake.Root);
        var lake = Path.GetFileName(_lake.Root);
        _lake.Write("orders/2026-03.csv", "id\n3\n").Write("web/new.csv", "id\n1\n");
        File.Delete(_lake.Full("web/pages.jsonl"));
        File.Delete(_lake.Full("customers.csv"));

        var web = await CrawlAsync(_lake.Root, scope: $"{lake}/web/");
        var full = await CrawlAsync(_lake.Root);
        var again = await CrawlAsync(_lake.Root);

        Assert.Equal((3L, 1L, 0L, 1L), (web.Entities.Seen, web.Entities.Added, web.Entities.Changed, web.Entities.Removed));
        Assert.Equal((0L, 1L, 1L), (full.Entities.Added, full.Entities.Changed, full.Entities.Removed));
        Assert.Equal((whole.Entities.Seen - 1, 0L), (again.Entities.Seen, again.Proposals.Emitted));
    }

    [Theory]
    [InlineData(PathNaming.Relative)]
    [InlineData(PathNaming.Absolute)]
    public async Task Crawl_OfFoldersOneByOne_LeavesNothingForAFullCrawl(PathNaming naming)
    {
        var lake = naming == PathNaming.Relative ? Path.GetFileName(_lake.Root) : _lake.Root.TrimStart('/');
        foreach (var scope in new[] { $"{lake}/orders", $"{lake}/web/*", $"{lake}/customers*" })
            Assert.Equal(RunStatus.Succeeded, (await CrawlAsync(_lake.Root, naming, scope)).Status);

        var full = await CrawlAsync(_lake.Root, naming);

        Assert.Equal((RunStatus.Succeeded, 0L), (full.Status, full.Proposals.Emitted));
    }

    public async Task DisposeAsync() => await _store.DisposeAsync();

    public void Dispose()
    {
        _lake.Dispose();
        _data.Dispose();
    }

    private async Task<RunReport> CrawlAsync(string root, PathNaming naming = PathNaming.Relative, string? scope = null)
    {
        await using var source = Crawl.Source(new FileLakeOptions { Root = root, Naming = naming });
        var runner = new CrawlRunner(_store, TimeProvider.System, NullLogger<CrawlRunner>.Instance);
        var request = new CrawlRequest(new SourceDefinition { Name = "lake" }) { Scope = scope is null ? null : CrawlScope.Parse(scope) };
        return await runner.RunAsync(request, source, null, CancellationToken.None);
    }
}
