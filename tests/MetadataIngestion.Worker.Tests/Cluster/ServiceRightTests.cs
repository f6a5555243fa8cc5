using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Cluster;

/// <summary>A service that is not in a cluster, on a store that others may take over.</summary>
public sealed class ServiceRightTests
{
    private const string Alone = "--Ingestion:Cluster:Enabled=false";
    private const string Expire = "UPDATE lease SET expires_at = '-infinity' WHERE name = 'service'";

    [PostgresFact]
    public async Task Run_AnotherServiceTookTheStoreOver_Ends()
    {
        await using var workers = await InProcessWorkers.CreateAsync(("shop", null));
        await using var service = await workers.StartAsync("one", time: null, Alone);

        await workers.ExecuteAsync("UPDATE lease SET token = token + 1, owner = 'another service', holder = NULL WHERE name = 'service'");

        Assert.Equal(ExitCodes.Failed, await service.Ended.WaitAsync(TimeSpan.FromMinutes(2)));
        Assert.Contains("The right to be the only service of the store", service.Error, StringComparison.Ordinal);
        Assert.Contains("fatal ServiceRun: The service ends: Another service took over the store", service.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("BackgroundService", service.Error, StringComparison.Ordinal);
        Assert.Contains("This one ends, so that nothing is crawled by both.", service.Error, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task Run_RightRanOutAndNobodyTookIt_GoesOn()
    {
        await using var workers = await InProcessWorkers.CreateAsync(("shop", null));
        await using var service = await workers.StartAsync("one", time: null, Alone);

        await workers.ExecuteAsync(Expire);
        await service.WaitForErrorAsync("This is the only service of the store again");
        await workers.RunAsync("trigger", "shop", "--request-id", "asked", "--wait");

        var request = Assert.Single(await workers.RunAsync("requests"));
        Assert.Equal("Succeeded", request.GetProperty("outcome").GetString());
        Assert.Equal(ExitCodes.Ok, await service.StopAsync());
    }

    [PostgresFact]
    public async Task Run_WorkersOfAClusterJoinedMeanwhile_Ends()
    {
        await using var workers = await InProcessWorkers.CreateAsync(("shop", null));
        await using var service = await workers.StartAsync("one", time: null, Alone);

        await workers.ExecuteAsync(
            """
            INSERT INTO worker (name, id, configuration, configured_at, checked_in_at, report)
            VALUES ('two', '2', 'c', now(), now() + interval '1 hour', '{"Id":"2","Name":"two","Version":"1","StartedAt":"2026-11-21T10:00:00Z","Configuration":"c","id":"2","name":"two","version":"1","startedAt":"2026-11-21T10:00:00Z","configuration":"c"}')
            """);
        await workers.ExecuteAsync(Expire);

        Assert.Equal(ExitCodes.Failed, await service.Ended.WaitAsync(TimeSpan.FromMinutes(2)));
        Assert.Contains("Another service took over the store", service.Error, StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task Run_WorkerWhileAServiceHasTheStore_IsRefusedAndNotLeftInTheList()
    {
        await using var workers = await InProcessWorkers.CreateAsync(("shop", null));
        await using var service = await workers.StartAsync("one", time: null, Alone);
        await using var worker = workers.Begin("two");

        Assert.Equal(ExitCodes.Failed, await worker.Ended.WaitAsync(TimeSpan.FromMinutes(2)));
        Assert.Contains("A service that is not in a cluster, or store copy, has the store to itself.", worker.Error, StringComparison.Ordinal);
        Assert.Empty(await workers.RunAsync("workers"));
        Assert.Contains("BROKEN  cluster: on, but a service that is not in the cluster", (await workers.TryAsync("doctor")).Output, StringComparison.Ordinal);
    }
}
