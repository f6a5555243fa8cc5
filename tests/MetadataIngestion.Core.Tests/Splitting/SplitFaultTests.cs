using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Tests.Crawling;

namespace MetadataIngestion.Core.Tests.Splitting;

/// <summary>Several workers on one split source, some of which are lost or come too late.</summary>
public sealed class SplitFaultTests(SplitBench bench) : IClassFixture<SplitBench>, IAsyncLifetime
{
    private const string ExpireParts = "UPDATE lease SET expires_at = clock_timestamp() - interval '1 second' WHERE name LIKE 'part/app/%'";
    private const string ExpireRun = "UPDATE lease SET expires_at = clock_timestamp() - interval '1 second' WHERE name = 'source/app'";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);
    private static readonly string[] s_schemas = ["app.a", "app.b", "web.c"];

    private readonly string _schema = $"split_{Guid.NewGuid():N}";

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => bench.CloseAsync();

    [PostgresFact]
    public async Task TryRunPartAsync_SecondWorkerHelps_BothCrawlPartsOfOneRun()
    {
        var (first, second) = (await bench.OpenAsync(_schema), await bench.OpenAsync(_schema));
        var helped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mine = Server((_, token) => helped.Task.WaitAsync(s_patience, token));
        var others = Server((_, _) =>
        {
            helped.TrySetResult();
            return Task.CompletedTask;
        });
        Task help = Task.CompletedTask;

        var report = await SplitBench.CrawlAsync(first, mine, onCall: () =>
        {
            help = HelpAsync(second, others);
            return Task.CompletedTask;
        });

        await help.WaitAsync(s_patience);
        Assert.Equal(RunStatus.Succeeded, report.Status);
        Assert.Contains("second", report.Parts!.Select(part => part.Worker));
        await AssertWholeAsync(first);
        await foreach (var entry in first.ReadLogAsync(new LogQuery(), CancellationToken.None))
            Assert.Equal(report.RunId, entry.RunId);
    }

    [PostgresFact]
    public async Task CommitAsync_WorkerStalledAndItsPartWasTakenOver_StoresNothingAndEndsQuietly()
    {
        var (first, second) = (await bench.OpenAsync(_schema), await bench.OpenAsync(_schema));
        var (stalled, goesOn) = (Signal(), Signal());
        var slow = Server(async (path, token) =>
        {
            stalled.TrySetResult();
            await goesOn.Task.WaitAsync(s_patience, CancellationToken.None);
        });
        var help = Task.CompletedTask;

        var report = await SplitBench.CrawlAsync(first, Server(), onCall: async () =>
        {
            help = HelpAsync(second, slow);
            await stalled.Task.WaitAsync(s_patience);
            await bench.QueryAsync(ExpireParts, _schema);
        });
        var log = await SplitBench.LogAsync(first);
        goesOn.SetResult();
        await help.WaitAsync(s_patience);

        Assert.Equal(RunStatus.Succeeded, report.Status);
        Assert.Equal(2, report.Parts!.Max(part => part.Attempts));
        Assert.Equal(log, await SplitBench.LogAsync(first));
        await AssertWholeAsync(first);
    }

    [PostgresFact]
    public async Task CommitAsync_RunWasTakenOver_HelperStoresNothingAndTheNextRunIsWhole()
    {
        var (first, second, third) = (await bench.OpenAsync(_schema), await bench.OpenAsync(_schema), await bench.OpenAsync(_schema));
        var (stalled, goesOn) = (Signal(), Signal());
        var slow = Server(async (_, _) =>
        {
            stalled.TrySetResult();
            await goesOn.Task.WaitAsync(s_patience, CancellationToken.None);
        });
        var help = Task.CompletedTask;
        RunReport? next = null;

        var lost = await Assert.ThrowsAsync<LeaseLostException>(() => SplitBench.CrawlAsync(first, Server(), onCall: async () =>
        {
            help = HelpAsync(second, slow);
            await stalled.Task.WaitAsync(s_patience);
            await bench.QueryAsync(ExpireRun, _schema);
            next = await SplitBench.CrawlAsync(third, Server());
        }));
        goesOn.SetResult();
        await help.WaitAsync(s_patience);

        Assert.Contains("'app'", lost.Message, StringComparison.Ordinal);
        Assert.Equal(RunStatus.Succeeded, next!.Status);
        var runs = await first.ListRunsAsync(new RunQuery(), CancellationToken.None);
        Assert.Equal([RunStatus.Succeeded, RunStatus.Failed], runs.Select(run => run.Status));
        await AssertWholeAsync(first);
    }

    [PostgresFact]
    public async Task CommitAsync_RunWasCancelled_HelperStoresNothingMore()
    {
        var (first, second) = (await bench.OpenAsync(_schema), await bench.OpenAsync(_schema));
        var (stalled, goesOn) = (Signal(), Signal());
        var slow = Server(async (_, _) =>
        {
            stalled.TrySetResult();
            await goesOn.Task.WaitAsync(s_patience, CancellationToken.None);
        });
        var help = Task.CompletedTask;
        using var cancel = new CancellationTokenSource();

        var report = await SplitBench.CrawlAsync(
            first,
            Server(),
            onCall: async () =>
            {
                help = HelpAsync(second, slow);
                await stalled.Task.WaitAsync(s_patience);
                await cancel.CancelAsync();
            },
            cancellationToken: cancel.Token);
        var log = await SplitBench.LogAsync(first);
        goesOn.SetResult();
        await help.WaitAsync(s_patience);

        Assert.Equal(RunStatus.Cancelled, report.Status);
        Assert.Equal(log, await SplitBench.LogAsync(first));
    }

    [PostgresFact]
    public async Task RunAsync_PartCutOffEachTime_RunFailsAndNamesIt()
    {
        var store = await bench.OpenAsync(_schema);

        var report = await SplitBench.CrawlAsync(store, Server(), onCall: async () => await bench.QueryAsync("UPDATE run_part SET attempts = 5, worker = 'third' WHERE name = 'app.b'", _schema));

        Assert.Equal((RunStatus.Failed, FailureCause.Retriable), (report.Status, report.Cause));
        Assert.Equal("app.b", Assert.Single(report.Failures).Object);
        Assert.Contains("worker third", report.Failures[0].Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task RunAsync_PartLacksWhatAnInspectorFound_RunFailsInsteadOfLeavingItOut()
    {
        var (first, second) = (await bench.OpenAsync(_schema), await bench.OpenAsync(_schema));

        var report = await SplitBench.CrawlAsync(
            first, Server(), define: () => SplitBench.Definition() with { Inspectors = [new NoInspector()] }, onCall: () => HelpAsync(second, Server()));

        Assert.Equal((RunStatus.Failed, FailureCause.Store), (report.Status, report.Cause));
        Assert.Contains("Run the same version everywhere.", Assert.Single(report.Failures).Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task TryRunPartAsync_OtherConfiguration_LeavesThePartsAlone()
    {
        var (first, second) = (await bench.OpenAsync(_schema), await bench.OpenAsync(_schema));
        var taken = true;

        await SplitBench.CrawlAsync(first, Server(), onCall: async () =>
            taken = await SplitBench.Runner(second).TryRunPartAsync(SplitBench.Work(Server(), "second", configuration: "another"), CancellationToken.None));

        Assert.False(taken);
    }

    [PostgresFact]
    public async Task FindRunAsync_PartUnderWay_SaysWhoHasIt()
    {
        var (first, second) = (await bench.OpenAsync(_schema), await bench.OpenAsync(_schema));
        var (stalled, goesOn) = (Signal(), Signal());
        var slow = Server((_, token) =>
        {
            stalled.TrySetResult();
            return goesOn.Task.WaitAsync(s_patience, token);
        });
        var help = Task.CompletedTask;
        RunReport? underWay = null;

        await SplitBench.CrawlAsync(first, Server(), onCall: async () =>
        {
            help = HelpAsync(second, slow);
            await stalled.Task.WaitAsync(s_patience);
            var run = Assert.Single(await first.ListRunsAsync(new RunQuery(), CancellationToken.None));
            underWay = await first.FindRunAsync(run.RunId, CancellationToken.None);
            goesOn.SetResult();
        });
        await help.WaitAsync(s_patience);

        Assert.Equal(RunStatus.Running, underWay!.Status);
        Assert.Equal([("app.a", "second"), ("app.b", null), ("web.c", null)], underWay.Parts!.Select(part => (part.Name, part.Worker)));
    }

    [PostgresFact]
    public async Task TryRunPartAsync_NoRunUnderWay_FindsNothing()
    {
        var store = await bench.OpenAsync(_schema);
        await SplitBench.CrawlAsync(store, Server());

        Assert.False(await SplitBench.Runner(store).TryRunPartAsync(SplitBench.Work(Server(), "second"), CancellationToken.None));
    }

    private static async Task HelpAsync(IMetadataStore store, IMetadataSource source)
    {
        while (await SplitBench.Runner(store).TryRunPartAsync(SplitBench.Work(source, "second"), CancellationToken.None))
        {
            // The next part.
        }
    }

    /// <summary>What one worker alone leaves in the log of a store of its own.</summary>
    private async Task AssertWholeAsync(IMetadataStore store)
    {
        var whole = await bench.OpenAsync(_schema + "_w");
        await SplitBench.CrawlWholeAsync(whole, Server());
        Assert.Equal(await SplitBench.LogAsync(whole), await SplitBench.LogAsync(store));
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static SplitCatalog Server(Func<AssetPath, CancellationToken, Task>? onTable = null) => new(
        s_schemas.ToDictionary(schema => schema, schema => Enumerable.Range(0, 5).Select(i => Catalog.Table($"{schema}.t{i}", null, "id", "name")).ToArray()))
    {
        OnTable = onTable ?? ((_, _) => Task.CompletedTask),
    };

    private sealed class NoInspector : IPartInspector
    {
        public void Inspect(Asset asset)
        {
        }

        public Inspection Complete(InspectedRun run) => new([], []);

        public ReadOnlyMemory<byte> Save(InspectedRun part) => default;

        public void Merge(ReadOnlyMemory<byte> saved)
        {
        }
    }
}
