using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Scheduling;

namespace MetadataIngestion.Worker.Tests.Scheduling;

public sealed class RetryTests : ScheduledServiceTests
{
    private const string Hourly = """{ "Sources": { "a": { "Type": "gated", "Schedule": "0 0 * * * ?", "Retry": { "MaxAttempts": 3, "Delay": "00:01:00", "MaxDelay": "00:05:00" } } } }""";

    [Fact]
    public async Task Retry_HostUnreachable_TriesAgainWithGrowingWaits()
    {
        Service.Put("unreachable");
        await Service.StartAsync(Hourly);
        await Service.UntilStateAsync("a", SourceState.Retrying);
        var status = (await Service.Control.FindAsync("a", CancellationToken.None))!;
        var runs = await Service.UntilRunsAsync("a", 3);
        await Service.UntilAsync(() => Service.Time.GetUtcNow().Minute > 12, "twelve minutes");

        Assert.Equal("attempt 1 of 3 failed: The host does not answer.", status.Detail);
        Assert.Equal(3, (await Service.EndedRunsAsync("a")).Count);
        Assert.All(runs, run => Assert.Equal((RunStatus.Failed, FailureCause.Retriable), (run.Status, run.Cause)));
        Assert.True(runs[0].StartedAt - runs[1].StartedAt > runs[1].StartedAt - runs[2].StartedAt, "The second wait is longer.");
    }

    [Fact]
    public async Task Retry_HostIsBack_SucceedsAndGoesOnWithTheSchedule()
    {
        Service.Put("unreachable");
        await Service.StartAsync(Hourly);
        await Service.UntilStateAsync("a", SourceState.Retrying);

        Service.Take("unreachable");
        var runs = await Service.UntilRunsAsync("a", 2);

        Assert.Equal((RunStatus.Succeeded, 10), (runs[0].Status, runs[0].StartedAt.Hour));
        Assert.Equal(11, (await Service.Control.FindAsync("a", CancellationToken.None))!.NextRunAt!.Value.Hour);
    }

    [Fact]
    public async Task Retry_FailureThatStays_IsNotTriedAgain()
    {
        Service.Put("broken");
        await Service.StartAsync(Hourly);

        await Service.UntilRunsAsync("a", 1);
        await Service.UntilStateAsync("a", SourceState.Idle);

        Assert.Equal(11, (await Service.Control.FindAsync("a", CancellationToken.None))!.NextRunAt!.Value.Hour);
    }

    [Fact]
    public async Task Retry_Request_WaitsAndEndsWithItsLastAttempt()
    {
        Service.Put("unreachable");
        await Service.StartAsync("""
            { "Sources": { "a": { "Type": "gated", "Retry": { "MaxAttempts": 2, "Delay": "00:01:00" } } }, "AdHoc": { "once": { "Source": "a" } } }
            """);

        var request = await Service.UntilEndedAsync("once");

        Assert.Equal((RunStatus.Failed, 2, null), (request.Outcome, request.Attempts, request.Detail));
        Assert.Equal(request.RunId, (await Service.EndedRunsAsync("a"))[0].RunId);
        Assert.Equal(2, (await Service.EndedRunsAsync("a")).Count);
    }

    [Theory]
    [InlineData(1, 24, 36)]
    [InlineData(2, 48, 72)]
    [InlineData(3, 80, 100)]
    public void After_Attempt_DoublesAndScattersUpToTheLongest(int attempt, double from, double to)
    {
        var options = new RetryOptions { MaxAttempts = 5, Delay = TimeSpan.FromSeconds(30), MaxDelay = TimeSpan.FromSeconds(100) };

        for (var i = 0; i < 100; i++)
            Assert.InRange(RetryDelays.After(attempt, options)!.Value, TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to));
    }

    [Fact]
    public void After_LastAttempt_IsNone()
    {
        Assert.Null(RetryDelays.After(1, new RetryOptions { MaxAttempts = 1 }));
        Assert.Null(RetryDelays.After(4, new RetryOptions()));
    }
}
