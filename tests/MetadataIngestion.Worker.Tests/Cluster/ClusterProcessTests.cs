using System.Text.Json;
using MetadataIngestion.Soak.Servers;
using MetadataIngestion.Worker.Commands;
using Npgsql;

namespace MetadataIngestion.Worker.Tests.Cluster;

/// <summary>Workers as processes that share a database.</summary>
public sealed class ClusterProcessTests
{
    [ServerFact]
    public async Task Run_NameOfALivingWorker_IsRefused()
    {
        await using var server = await ThrowawayPostgres.StartAsync();
        using var folder = await ClusterFolder.CreateAsync(server);
        await using var first = await folder.StartAsync("one");
        await using var second = folder.Begin("one");

        Assert.Equal(ExitCodes.Failed, await second.WaitAsync());

        Assert.Contains("A worker named 'one' lives on the store", second.Error, StringComparison.Ordinal);
        Assert.Contains("Ingestion:Cluster:InstanceName", second.Error, StringComparison.Ordinal);
        Assert.Equal("Active", Text(Assert.Single(await folder.RunAsync("workers")), "state"));
    }

    [ServerFact]
    public async Task Run_KilledAndStartedAgain_TakesItsNameBack()
    {
        await using var server = await ThrowawayPostgres.StartAsync();
        using var folder = await ClusterFolder.CreateAsync(server);
        await (await folder.StartAsync("one")).DisposeAsync();

        await using var again = await folder.StartAsync("one");

        Assert.Equal(("one", "Active"), Describe(Assert.Single(await folder.RunAsync("workers"))));
    }

    [ServerFact]
    public async Task Run_ServiceThatIsNotInTheCluster_IsRefused()
    {
        await using var server = await ThrowawayPostgres.StartAsync();
        using var folder = await ClusterFolder.CreateAsync(server);
        await using var worker = await folder.StartAsync("one");
        await using var service = folder.Begin("two", "--Ingestion:Cluster:Enabled=false");

        Assert.Equal(ExitCodes.Failed, await service.WaitAsync());

        Assert.Contains("Workers of a cluster run on the store", service.Error, StringComparison.Ordinal);
    }

    [ServerFact]
    public async Task Run_SplitSource_IsCrawledBySeveralWorkersInOneRun()
    {
        await using var server = await ThrowawayPostgres.StartAsync();
        using var folder = await ClusterFolder.CreateAsync(server);
        var locks = await LockDatabasesAsync(server, "shop", "web");
        string[] split =
        [
            "--Ingestion:Sources:base:Split=2", "--Ingestion:Sources:base:Options:LockTimeout=00:01:00",
            "--Ingestion:Sources:base:Options:Databases:0=shop", "--Ingestion:Sources:base:Options:Databases:1=web",
        ];
        await using var one = await folder.StartAsync("one", split);
        await using var two = await folder.StartAsync("two", split);
        await folder.RunAsync("trigger", "base", "--request-id", "asked");

        var run = Text(await folder.UntilAsync(["runs"], _ => true), "runId")!;
        await folder.UntilAsync(["runs", run], report => report.TryGetProperty("parts", out var parts) && WorkersOf(parts).Count() == 2);
        foreach (var held in locks)
            await held.DisposeAsync();
        await folder.UntilAsync(["requests"], request => Text(request, "state") == "Ended");

        var report = Assert.Single(await folder.RunAsync("runs"));
        Assert.Equal(("Succeeded", run), (Text(report, "status"), Text(report, "runId")));
        Assert.Equal(["everything else", "shop", "web"], report.GetProperty("parts").EnumerateArray().Select(part => Text(part, "name")));
        Assert.Equal(["one", "two"], WorkersOf(report.GetProperty("parts")).Order());
        Assert.Equal(4 + 2, report.GetProperty("entities").GetProperty("seen").GetInt32());
    }

    [ServerFact]
    public async Task Run_WithoutAConnector_LeavesItsSourcesToAnotherWorker()
    {
        await using var server = await ThrowawayPostgres.StartAsync();
        using var folder = await ClusterFolder.CreateAsync(server);
        await using var lacking = await folder.StartAsync("lacking", $"--Ingestion:Plugins:Directory={OnlyTheLake(folder)}");
        Assert.Contains("This worker cannot crawl base", lacking.Error, StringComparison.Ordinal);
        await folder.RunAsync("trigger", "base", "--request-id", "asked");

        await using var complete = await folder.StartAsync("complete");

        var ended = await folder.UntilAsync(["requests"], request => Text(request, "state") == "Ended");
        Assert.Equal(("asked", "Succeeded"), (Text(ended, "requestId"), Text(ended, "outcome")));
        Assert.Equal("complete", Text(Assert.Single(await folder.RunAsync("runs")), "worker"));
        var workers = (await folder.RunAsync("workers")).ToDictionary(worker => Text(worker, "worker")!);
        Assert.Equal("base", Assert.Single(workers["lacking"].GetProperty("refused").EnumerateObject()).Name);
        Assert.Empty(workers["complete"].GetProperty("refused").EnumerateObject());
    }

    [ServerFact]
    public async Task Run_AnotherConfigurationThanMost_StandsByUntilItHasTheSame()
    {
        await using var server = await ThrowawayPostgres.StartAsync();
        using var folder = await ClusterFolder.CreateAsync(server);
        await using var one = await folder.StartAsync("one");
        await using var two = await folder.StartAsync("two");
        await using var other = await folder.StartAsync("other", "--Ingestion:Sources:lake:Schedule=* * * * * ?");
        await other.WaitForErrorAsync("This worker stands by");
        await one.WaitForErrorAsync("The workers do not have the same configuration");

        Assert.Equal(
            [("one", "Active"), ("other", "StandingBy"), ("two", "Active")],
            (await folder.RunAsync("workers")).Select(Describe));

        one.Signal("KILL");
        two.Signal("KILL");
        await folder.UntilAsync(["workers"], worker => Describe(worker) == ("other", "Active"));
        await folder.UntilAsync(["runs"], run => Text(run, "worker") == "other");
    }

    [ServerFact]
    public async Task Run_DatabaseOutOfConnections_GoesOnWhenThereAreSomeAgain()
    {
        await using var server = await ThrowawayPostgres.StartAsync();
        using var folder = await ClusterFolder.CreateAsync(server);
        await using var worker = await folder.StartAsync("one");

        await server.ExecuteAsync(
            "postgres",
            $"ALTER ROLE {ClusterFolder.Account} CONNECTION LIMIT 0; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{ClusterFolder.Account}'");
        await worker.WaitForErrorAsync("could not tell the others that it lives");
        await server.ExecuteAsync("postgres", $"ALTER ROLE {ClusterFolder.Account} CONNECTION LIMIT -1");

        await folder.RunAsync("trigger", "lake", "--request-id", "asked");
        Assert.Equal("Succeeded", Text(await folder.UntilAsync(["requests"], request => Text(request, "state") == "Ended"), "outcome"));
    }

    [ServerFact]
    public async Task Run_DatabasesDiskFull_GoesOnWhenThereIsRoomAgain()
    {
        using var disk = SmallDisk.TryMount();
        if (disk is null)
            return;

        await using var server = await ThrowawayPostgres.StartAsync(settings: null, disk.Path);
        using var folder = await ClusterFolder.CreateAsync(server);
        await using var worker = await folder.StartAsync("one");
        await folder.RunAsync("pause", "lake");
        await folder.RunAsync("trigger", "lake", "--request-id", "asked");

        disk.Fill();
        await folder.RunAsync("resume", "lake");
        await worker.WaitForErrorAsync("No space left on device");
        disk.Free();

        Assert.Equal("Succeeded", Text(await folder.UntilAsync(["requests"], request => Text(request, "state") == "Ended"), "outcome"));
    }

    private static string OnlyTheLake(ClusterFolder folder)
    {
        var plugins = Directory.CreateDirectory(Path.Combine(folder.Path, "plugins")).FullName;
        Directory.CreateSymbolicLink(Path.Combine(plugins, "filelake"), Path.Combine(AppContext.BaseDirectory, "plugins", "filelake"));
        return plugins;
    }

    private static (string? Name, string? State) Describe(JsonElement worker) => (Text(worker, "worker"), Text(worker, "state"));

    private static IEnumerable<string> WorkersOf(JsonElement parts) => parts.EnumerateArray().Select(part => Text(part, "worker")).OfType<string>().Distinct();

    /// <summary>Makes databases of one table each, in which crawls wait until the locks are disposed of.</summary>
    private static async Task<IReadOnlyList<NpgsqlConnection>> LockDatabasesAsync(ThrowawayPostgres server, params string[] databases)
    {
        var locks = new List<NpgsqlConnection>();
        foreach (var database in databases)
        {
            await server.ExecuteAsync("postgres", $"CREATE DATABASE {database}");
            await server.ExecuteAsync(database, "CREATE TABLE orders (id integer)");
            locks.Add(new NpgsqlConnection(server.ConnectionTo(database)));
            await locks[^1].OpenAsync();
            await using var command = new NpgsqlCommand("BEGIN; LOCK TABLE pg_catalog.pg_policy IN ACCESS EXCLUSIVE MODE", locks[^1]);
            await command.ExecuteNonQueryAsync();
        }

        return locks;
    }

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();
}
