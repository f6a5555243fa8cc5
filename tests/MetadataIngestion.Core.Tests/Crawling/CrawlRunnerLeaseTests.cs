using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Tests.Storing;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Core.Tests.Crawling;

/// <summary>Crawls that lose the right to crawl their source.</summary>
public sealed class CrawlRunnerLeaseTests : IAsyncLifetime
{
    private static readonly CrawlRequest s_request = new(new SourceDefinition { Name = "app" });

    private readonly Workbench _workbench = new();

    public Task InitializeAsync() => _workbench.InitializeAsync();

    public Task DisposeAsync() => _workbench.DisposeAsync();

    [Fact]
    public async Task RunAsync_SourceIsLostWhileItIsRead_EndsAsAFailureThatMayBeTriedAgain()
    {
        var rights = LosableStore.Over(_workbench.Store);
        var observer = new LosingObserver(rights);

        var report = await Runner(rights).RunAsync(s_request, new EndlessSource(), observer, CancellationToken.None).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal((RunStatus.Failed, FailureCause.Retriable), (report.Status, report.Cause));
        Assert.Contains("another worker may crawl it", Assert.Single(report.Failures).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_SourceIsLostBeforeACommit_StoresNothingMoreAndRemovesNothing()
    {
        await _workbench.CrawlAsync(new Catalog().AddDatabase("app", Catalog.Table("app.public.a", null, "id"), Catalog.Table("app.public.b", null, "id")));
        var head = await _workbench.Store.GetHeadOffsetAsync(CancellationToken.None);
        var rights = LosableStore.Over(_workbench.Store);
        var observer = new LosingObserver(rights) { AtFirstChange = true };
        var changed = new Catalog().AddDatabase("app", Catalog.Table("app.public.a", null, "id", "new"));

        var report = await Runner(rights).RunAsync(s_request, changed.Source(), observer, CancellationToken.None);

        Assert.Equal((RunStatus.Failed, FailureCause.Retriable), (report.Status, report.Cause));
        Assert.Equal(head, await _workbench.Store.GetHeadOffsetAsync(CancellationToken.None));
    }

    private static CrawlRunner Runner(LosableStore rights) => new(rights.Store, TimeProvider.System, NullLogger<CrawlRunner>.Instance);

    private sealed class LosingObserver(LosableStore rights) : ICrawlObserver
    {
        public bool AtFirstChange { get; init; }

        public void OnStarted(RunStart start)
        {
            if (!AtFirstChange)
                rights.Lose();
        }

        public void OnProgress(CrawlProgress progress)
        {
        }

        public void OnChange(EntityChangeKind kind, EntityChange change)
        {
            if (AtFirstChange)
                rights.Lose();
        }
    }
}
