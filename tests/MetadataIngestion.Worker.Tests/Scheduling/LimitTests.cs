using MetadataIngestion.Worker.Scheduling;

namespace MetadataIngestion.Worker.Tests.Scheduling;

public sealed class LimitTests : ScheduledServiceTests
{
    private const string Sources = """
        "Sources": {
          "a": { "Type": "gated", "Schedule": "0 0 * * * ?" },
          "b": { "Type": "gated", "Schedule": "0 0 * * * ?", "Misfire": "Skip" },
          "c": { "Type": "gated", "Schedule": "0 0 * * * ?" } }
        """;

    [Theory]
    [InlineData("""{ "MaxConcurrentCrawls": 2 }""", 2)]
    [InlineData("""{ "MaxConcurrentByType": { "Gated": 1 } }""", 1)]
    [InlineData("{ }", 3)]
    public async Task Limits_MoreIsDue_SomeWaitForTheirTurnAndAllAreCrawled(string scheduling, int atOnce)
    {
        Service.Put("closed");
        await Service.StartAsync($$"""{ "Scheduling": {{scheduling}}, {{Sources}} }""");
        await Service.UntilAsync(async () => await CountAsync(SourceState.Running) == atOnce && await CountAsync(SourceState.Queued) == 3 - atOnce, $"{atOnce} run");
        Service.Time.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(atOnce, await CountAsync(SourceState.Running));

        Service.Take("closed");

        foreach (var source in new[] { "a", "b", "c" })
            await Service.UntilRunsAsync(source, 1);
    }

    [Fact]
    public async Task Limits_RaisedWhileTheServiceRuns_ApplyAtOnce()
    {
        Service.Put("closed");
        await Service.StartAsync($$"""{ "Scheduling": { "MaxConcurrentByType": { "GATED": 1 } }, {{Sources}} }""");
        await Service.UntilAsync(async () => await CountAsync(SourceState.Running) == 1, "one runs");

        Service.Reload($$"""{ "Scheduling": { "MaxConcurrentByType": { "GATED": 2 } }, {{Sources}} }""");

        await Service.UntilAsync(async () => await CountAsync(SourceState.Running) == 2, "two run");
    }

    private async Task<int> CountAsync(SourceState state) =>
        (await Service.Control.ListAsync(CancellationToken.None)).Count(source => source.State == state);
}
