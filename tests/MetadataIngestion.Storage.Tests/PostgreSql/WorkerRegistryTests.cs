using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Relaying;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.Tests.PostgreSql;

/// <summary>What workers tell each other through the store.</summary>
public sealed class WorkerRegistryTests(StoreDatabases databases) : StoreHarness(databases), IClassFixture<StoreDatabases>
{
    [PostgresFact]
    public async Task CancelRun_LeaseHasRunOut_ChangesNothing()
    {
        var store = await OpenAsync();
        await using var cutOff = await BeginAsync(store);
        await QueryAsync("UPDATE lease SET expires_at = '-infinity'");

        Assert.False(await store.CancelRunAsync("run-1", CancellationToken.None));
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
