using System.Globalization;
using System.Text.Json;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Cluster;

/// <summary>Workers on machines whose clocks are wrong.</summary>
public sealed class WrongClockTests
{
    private const int Period = 3;
    private const string EveryPeriod = "0/3 * * * * ?";

    [PostgresFact]
    public async Task Schedule_ClocksWithinWhatIsAllowed_IsHonouredOnceForEachTime()
    {
        await using var workers = await InProcessWorkers.CreateAsync(("a", EveryPeriod), ("b", EveryPeriod));
        await using var ahead = await workers.StartAsync("ahead", new ShiftedTime(TimeSpan.FromSeconds(2)));
        await using var behind = await workers.StartAsync("behind", new ShiftedTime(TimeSpan.FromSeconds(-2)));
        foreach (var number in Enumerable.Range(0, 5))
            await workers.RunAsync("trigger", "a", "--request-id", $"asked-{number}");

        await workers.UntilAsync(["requests"], request => Text(request, "requestId") == "asked-4" && Text(request, "state") == "Ended");
        await Api.Wait.UntilAsync(async () => (await ScheduledAsync(workers)).Count >= 10);
        Assert.Equal((ExitCodes.Ok, ExitCodes.Ok), (await ahead.StopAsync(), await behind.StopAsync()));

        Assert.Empty((await ScheduledAsync(workers)).GroupBy(Slot).Where(slot => slot.Count() > 1).SelectMany(slot => slot.Select(run => run.GetRawText())));
        var requested = (await RunsAsync(workers)).Where(run => Text(run, "requestId") is not null && Text(run, "status") == "Succeeded");
        Assert.Equal(["asked-0", "asked-1", "asked-2", "asked-3", "asked-4"], requested.Select(run => Text(run, "requestId")!).Order(StringComparer.Ordinal));
    }

    [PostgresTheory]
    [InlineData(3600, "ahead of")]
    [InlineData(-3600, "behind")]
    public async Task Start_ClockTooFarFromTheDatabases_IsRefused(int seconds, string difference)
    {
        await using var workers = await InProcessWorkers.CreateAsync(("a", EveryPeriod));
        await using var wrong = workers.Begin("wrong", new ShiftedTime(TimeSpan.FromSeconds(seconds)));

        Assert.Equal(ExitCodes.Failed, await wrong.Ended);

        Assert.Matches($@"error: The clock of this machine is \d{{4}}\.\d s {difference} the database's, and 5 s are allowed \(Ingestion:Cluster:MaxClockSkew\)\.", wrong.Error);
        Assert.Empty(await workers.RunAsync("workers"));
    }

    [PostgresTheory]
    [InlineData(7200, "ahead of")]
    [InlineData(-7200, "behind")]
    public async Task Run_ClockIsSetWrong_EndsAndTheOthersGoOn(int seconds, string difference)
    {
        await using var workers = await InProcessWorkers.CreateAsync(("a", EveryPeriod), ("b", EveryPeriod));
        var time = new ShiftedTime(default);
        await using var one = await workers.StartAsync("one", time);
        await using var two = await workers.StartAsync("two");
        await Api.Wait.UntilAsync(async () => (await ScheduledAsync(workers)).Count >= 2);

        time.Set(TimeSpan.FromSeconds(seconds));
        Assert.Equal(ExitCodes.Failed, await one.Ended.WaitAsync(TimeSpan.FromMinutes(2)));
        await two.WaitForErrorAsync("Worker one ended, because its clock was");
        foreach (var source in new[] { "a", "b" })
        {
            var before = (await ScheduledAsync(workers)).Count(run => Text(run, "source") == source);
            await Api.Wait.UntilAsync(async () => (await ScheduledAsync(workers)).Count(run => Text(run, "source") == source) >= before + 2);
        }

        Assert.Matches($@"The clock of this machine is \d{{4}}\.\d s {difference} the database's", one.Error);
        var runs = await ScheduledAsync(workers);
        Assert.All(runs, run => Assert.InRange(run.GetProperty("startedAt").GetDateTimeOffset(), DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1)));
        Assert.Empty(runs.GroupBy(Slot).Where(slot => slot.Count() > 1).SelectMany(slot => slot.Select(run => run.GetRawText())));
    }

    private static string Slot(JsonElement run) =>
        $"{Text(run, "source")} at {(run.GetProperty("startedAt").GetDateTimeOffset().ToUnixTimeSeconds() / Period).ToString(CultureInfo.InvariantCulture)}";

    private static async Task<List<JsonElement>> ScheduledAsync(InProcessWorkers workers) =>
        [.. (await RunsAsync(workers)).Where(run => Text(run, "requestId") is null && Text(run, "status") == "Succeeded")];

    private static Task<IReadOnlyList<JsonElement>> RunsAsync(InProcessWorkers workers) => workers.RunAsync("runs", "--limit", "10000");

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();
}
