using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Worker.Scheduling;

namespace MetadataIngestion.Worker.Tests.Scheduling;

public sealed class ReloadTests : ScheduledServiceTests
{
    [Fact]
    public async Task Reload_SourcesComeChangeAndGo_TimetableFollows()
    {
        await Service.StartAsync("""{ "Sources": { "stays": { "Type": "gated", "Schedule": "0 0 12 * * ?" }, "goes": { "Type": "gated", "Schedule": "0 0 12 * * ?" }, "changes": { "Type": "gated", "Schedule": "0 0 12 * * ?" } } }""");

        Service.Reload("""{ "Sources": { "stays": { "Type": "gated", "Schedule": "0 0 12 * * ?" }, "changes": { "Type": "gated", "Schedule": "0 0 13 * * ?", "TimeZone": "Europe/Berlin" }, "comes": { "Type": "gated", "Schedule": "0 0 14 * * ?" }, "off": { "Type": "gated", "Schedule": "0 0 14 * * ?", "Enabled": false } } }""");
        await Service.UntilAsync(() => Service.Log.Messages.Contains("Information: Sources in the timetable: 1 added, 1 changed, 1 removed"), "the edit is applied");

        var sources = await Service.Control.ListAsync(CancellationToken.None);
        Assert.Equal(
            [("changes", SourceState.Idle, 12), ("comes", SourceState.Idle, 14), ("off", SourceState.Disabled, null), ("stays", SourceState.Idle, 12)],
            sources.Select(source => (source.Name, source.State, source.NextRunAt?.Hour)));
    }

    [Fact]
    public async Task Reload_SourceIsRemovedDuringItsCrawl_CrawlGoesOnAndIsTheLast()
    {
        Service.Put("closed");
        await Service.StartAsync("""{ "Sources": { "a": { "Type": "gated", "Schedule": "0 * * * * ?" }, "b": { "Type": "gated" } } }""");
        await Service.UntilStateAsync("a", SourceState.Running);

        Service.Reload("""{ "Sources": { "b": { "Type": "gated", "Schedule": "0 * * * * ?" } } }""");
        await Service.UntilStateAsync("b", SourceState.Running);
        Service.Take("closed");
        await Service.UntilRunsAsync("b", 3);

        Assert.Equal(RunStatus.Succeeded, Assert.Single(await Service.EndedRunsAsync("a")).Status);
    }

    [Fact]
    public async Task Reload_SourceWaitsForItsTurnAndIsEdited_KeepsItsTurn()
    {
        const string before = """
            { "Scheduling": { "MaxConcurrentCrawls": 1 }, "Sources": { "a": { "Type": "gated", "Schedule": "0 0 * * * ?" }, "b": { "Type": "gated", "Schedule": "0 0 * * * ?" } } }
            """;
        Service.Put("closed");
        await Service.StartAsync(before);
        await Service.UntilStateAsync("b", SourceState.Queued);

        Service.Reload(before.Replace("\"b\": {", """ "b": { "Freshness": "1.00:00:00", """, StringComparison.Ordinal));
        await Service.UntilAsync(() => Service.Log.Messages.Contains("Information: Sources in the timetable: 0 added, 1 changed, 0 removed"), "the edit is applied");
        Service.Take("closed");

        Assert.Equal(10, (await Service.UntilRunsAsync("b", 1))[0].StartedAt.Hour);
    }
}
