using System.Text.Json;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Cluster;

/// <summary>What doctor says of a cluster.</summary>
public sealed class ClusterDoctorTests
{
    [PostgresFact]
    public async Task Doctor_NobodyStartedYet_FindsEverythingGoodAndChangesNothing()
    {
        await using var workers = await InProcessWorkers.CreateAsync(("shop", null));

        var findings = await ExamineAsync(workers, ExitCodes.Ok, "--Ingestion:Cluster:InstanceName=one", "--Ingestion:Store:LeaseDuration=00:00:30");

        Assert.All(findings.Values, finding => Assert.Equal("Good", finding.Health));
        Assert.Equal("on, as 'one'; no worker lives", findings["cluster"].Detail);
        Assert.Equal("this worker can crawl every source", findings["cluster connectors"].Detail);
        Assert.Equal("a worker that is gone is replaced after 00:00:30, and checks in every 00:00:01", findings["cluster lease"].Detail);
        Assert.Contains("has no schema yet", findings["store"].Detail, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task Doctor_WorkersLive_SaysWhoAndWhetherThisOneFits()
    {
        await using var workers = await InProcessWorkers.CreateAsync(("shop", null));
        await using var one = await workers.StartAsync("one");

        var same = await ExamineAsync(workers, ExitCodes.Ok, "--Ingestion:Cluster:InstanceName=one");
        var other = await ExamineAsync(workers, ExitCodes.Ok, "--Ingestion:Cluster:InstanceName=two", "--Ingestion:Sources:shop:Schedule=0 0 3 * * ?");
        var alone = await ExamineAsync(workers, ExitCodes.Failed, "--Ingestion:Cluster:Enabled=false");

        Assert.Equal("on, as 'one'; one of this name lives, so that another would be refused; living: one (Active)", same["cluster"].Detail);
        Assert.Equal("Good", same["cluster configuration"].Health);
        Assert.Equal("Doubtful", other["cluster configuration"].Health);
        Assert.Contains("and another is with one (", other["cluster configuration"].Detail, StringComparison.Ordinal);
        Assert.Equal(("Broken", "off, but workers of a cluster use the store: one (Active)"), alone["cluster"]);
    }

    [PostgresFact]
    public async Task Doctor_ConnectorIsMissing_SaysWhetherAnotherWorkerHasIt()
    {
        await using var workers = await InProcessWorkers.CreateAsync(("shop", null));
        var none = $"--Ingestion:Plugins:Directory={Directory.CreateDirectory(Path.Combine(workers.Folder, "none")).FullName}";

        var nobody = await ExamineAsync(workers, ExitCodes.Failed, none);
        await using var one = await workers.StartAsync("one");
        var another = await ExamineAsync(workers, ExitCodes.Failed, none);

        Assert.Equal(("Doubtful", "neither this worker nor a living one can crawl: shop (gated)"), nobody["cluster connectors"]);
        Assert.Equal(("Good", "this worker leaves to others, which have the connector: shop (gated)"), another["cluster connectors"]);
    }

    [PostgresFact]
    public async Task Doctor_WorkersThatAreGone_AreNamedWithTheReason()
    {
        await using var workers = await InProcessWorkers.CreateAsync(("shop", null));
        var time = new ShiftedTime(default);
        await using var one = await workers.StartAsync("one", time);
        time.Set(TimeSpan.FromMinutes(-10));
        await one.Ended.WaitAsync(TimeSpan.FromMinutes(2));
        await workers.ExecuteAsync("UPDATE worker SET checked_in_at = checked_in_at - interval '1 hour'");

        var findings = await ExamineAsync(workers, ExitCodes.Ok);

        Assert.Equal("Doubtful", findings["cluster"].Health);
        Assert.Matches(@"; no worker lives; ended without leaving within a day: one \(its clock was \d{3}\.\d s away from the database's\)$", findings["cluster"].Detail);
    }

    [PostgresFact]
    public async Task Doctor_ClockOfThisMachineIsWrong_SaysThatNoWorkerStarts()
    {
        await using var workers = await InProcessWorkers.CreateAsync(("shop", null));
        await using var doctor = new InProcessWorker(workers.Folder, new ShiftedTime(TimeSpan.FromHours(1)), "doctor", "--output", "json");

        Assert.Equal(ExitCodes.Failed, await doctor.Ended);

        var clock = Parse(new CliResult(ExitCodes.Failed, doctor.Output, string.Empty))["cluster clock"];
        Assert.Equal("Broken", clock.Health);
        Assert.Matches(@"^this machine's is \d{4}\.\d s ahead of the database's, and 5 s are allowed$", clock.Detail);
    }

    private static async Task<Dictionary<string, (string Health, string Detail)>> ExamineAsync(InProcessWorkers workers, int exitCode, params string[] options)
    {
        var result = await workers.TryAsync(["doctor", "--output", "json", .. options]);
        Assert.Equal(exitCode, result.ExitCode);
        return Parse(result);
    }

    private static Dictionary<string, (string Health, string Detail)> Parse(CliResult result) =>
        result.Json.ToDictionary(finding => Text(finding, "check"), finding => (Text(finding, "health"), Text(finding, "detail")));

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString()!;
}
