using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Relaying;
using MetadataIngestion.Core.Storing;
using static MetadataIngestion.Storage.Tests.Contract.Samples;

namespace MetadataIngestion.Storage.Tests.PostgreSql;

/// <summary>What workers tell each other through the store.</summary>
public sealed class WorkerRegistryTests(StoreDatabases databases) : StoreHarness(databases), IClassFixture<StoreDatabases>
{
    [PostgresFact]
    public async Task CancelRun_UnderWay_IsFoundByWhoeverHasIt()
    {
        var (here, there) = (await OpenAsync(), await OpenAsync());
        await using var session = await BeginAsync(there);
        await using var other = await BeginAsync(there, "hr");
        Assert.Empty(await there.Workers!.FindCancelledRunsAsync(["run-1", "run-2"], CancellationToken.None));

        Assert.True(await here.Workers!.CancelRunAsync("run-1", CancellationToken.None));

        Assert.Equal(["run-1"], await there.Workers.FindCancelledRunsAsync(["run-1", "run-2"], CancellationToken.None));
        Assert.Empty(await there.Workers.FindCancelledRunsAsync(["run-2"], CancellationToken.None));
    }

    [PostgresFact]
    public async Task CancelRun_OverOrUnknown_ChangesNothing()
    {
        var store = await OpenAsync();
        await using (var session = await BeginAsync(store))
            await session.CompleteAsync(Report("run-1", "sales"), CancellationToken.None);
        await using var cutOff = await BeginAsync(store);
        await QueryAsync("UPDATE lease SET expires_at = '-infinity'");

        foreach (var run in new[] { "run-1", "run-2", "run-9" })
            Assert.False(await store.Workers!.CancelRunAsync(run, CancellationToken.None));
    }

    [PostgresFact]
    public async Task CheckIn_ReportOfAnyText_IsToldToTheOthers()
    {
        var store = await OpenAsync();
        var report = new WorkerReport("1", "one")
        {
            Version = "1.0.0",
            StartedAt = DateTimeOffset.UnixEpoch,
            Configuration = "c",
            Progress = new Dictionary<string, CrawlProgress> { ["run-1"] = new(3, 2, 1, "") },
            Sinks = new Dictionary<string, SinkReport> { ["out"] = new(RelayState.Broken) { LastError = "a\0b\\u0000", Failures = 4, LastDeliveryAt = DateTimeOffset.UnixEpoch } },
            ClockAhead = TimeSpan.FromSeconds(-7),
            ClockIsWrong = true,
        };

        Assert.True(await store.Workers!.TryJoinAsync(report, CancellationToken.None));
        Assert.True(await store.Workers.CheckInAsync(report, CancellationToken.None));

        var known = Assert.Single(await store.Workers.ListAsync(CancellationToken.None)).Report;
        Assert.Equal(new CrawlProgress(3, 2, 1, ""), known.Progress["run-1"]);
        Assert.Equal((RelayState.Broken, 4, DateTimeOffset.UnixEpoch), (known.Sinks["out"].State, known.Sinks["out"].Failures, known.Sinks["out"].LastDeliveryAt));
        Assert.StartsWith("a\uFFFDb", known.Sinks["out"].LastError, StringComparison.Ordinal);
        Assert.Equal((TimeSpan.FromSeconds(-7), true), (known.ClockAhead, known.ClockIsWrong));
    }
}
