using System.Net.Http.Json;
using System.Text.Json;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Cluster;

/// <summary>What callers ask of one worker and another one has to do or to tell.</summary>
public sealed class CancellationTests
{
    [PostgresFact]
    public async Task Cancel_CrawlOfAnotherWorker_EndsThere()
    {
        await using var workers = await InProcessWorkers.CreateAsync(("shop", null));
        workers.Close();
        await using var one = await workers.StartAsync("one");
        await workers.RunAsync("trigger", "shop", "--request-id", "asked");
        await workers.UntilAsync(["runs"], run => Text(run, "status") == "Running");
        await using var two = await workers.StartAsync("two");
        using var client = new HttpClient { BaseAddress = two.Address };

        var source = await client.GetFromJsonAsync<JsonElement>("/api/v1/sources/shop");
        Assert.Equal(("Running", "one", "asked"), (Text(source, "state"), Text(source, "worker"), Text(source.GetProperty("currentRun"), "requestId")));

        Assert.True(await CancelAsync(client, "SHOP"));

        await one.WaitForErrorAsync("because another process asked for it");
        var request = await workers.UntilAsync(["requests"], request => Text(request, "state") == "Ended");
        Assert.Equal(("asked", "Cancelled"), (Text(request, "requestId"), Text(request, "outcome")));
        var run = Assert.Single(await workers.RunAsync("runs"));
        Assert.Equal(("one", "Cancelled"), (Text(run, "worker"), Text(run, "status")));
        Assert.False(await CancelAsync(client, "shop"));
    }

    [PostgresFact]
    public async Task Cancel_CrawlOfTheCrawlCommand_IsReachedByCommandAndApi()
    {
        await using var workers = await InProcessWorkers.CreateAsync(("shop", null));
        workers.Close();
        await using var one = await workers.StartAsync("one");
        using var client = new HttpClient { BaseAddress = one.Address };

        foreach (var cancelAsync in new Func<Task<bool>>[] { () => CancelAsync(client, "shop"), async () => Text(Assert.Single(await workers.RunAsync("cancel", "shop")), "result") == "Asked" })
        {
            await using var crawl = new InProcessWorker(workers.Folder, TimeProvider.System, "crawl", "shop");
            await workers.UntilAsync(["runs"], run => Text(run, "status") == "Running");

            Assert.True(await cancelAsync());

            Assert.Equal(ExitCodes.Interrupted, await crawl.Ended.WaitAsync(TimeSpan.FromMinutes(2)));
            Assert.Equal("Cancelled", Text((await workers.RunAsync("runs"))[0], "status"));
        }
    }

    [PostgresFact]
    public async Task Cancel_RunAfterACancelledOne_GoesOn()
    {
        await using var workers = await InProcessWorkers.CreateAsync(("shop", null));
        workers.Close();
        await using var one = await workers.StartAsync("one");
        await using var two = await workers.StartAsync("two");
        await workers.RunAsync("trigger", "shop", "--request-id", "first");
        var running = await workers.UntilAsync(["runs"], run => Text(run, "status") == "Running");
        using var client = new HttpClient { BaseAddress = (Text(running, "worker") == "one" ? two : one).Address };

        Assert.True(await CancelAsync(client, "shop"));
        await workers.UntilAsync(["requests"], request => Text(request, "state") == "Ended");
        workers.Open();
        await workers.RunAsync("trigger", "shop", "--request-id", "second");

        var second = await workers.UntilAsync(["requests"], request => Text(request, "requestId") == "second" && Text(request, "state") == "Ended");
        Assert.Equal("Succeeded", Text(second, "outcome"));
    }

    [PostgresFact]
    public async Task Sinks_AnotherWorkerDelivers_AreDescribedAsThere()
    {
        await using var workers = await InProcessWorkers.CreateAsync(("shop", null));
        await using var one = await workers.StartAsync("one");
        await workers.UntilAsync(["workers"], worker => worker.GetProperty("delivering").GetArrayLength() == 1);
        await using var two = await workers.StartAsync("two");
        await workers.RunAsync("trigger", "shop", "--request-id", "asked", "--wait");
        using var client = new HttpClient { BaseAddress = two.Address };

        await Api.Wait.UntilAsync(async () => (await SinkAsync(client)).GetProperty("lastDeliveryAt").ValueKind == JsonValueKind.String);
        var sink = await SinkAsync(client);
        using var retry = await client.PostAsync(new Uri("/api/v1/sinks/out/dead-letters/retry", UriKind.Relative), null);

        Assert.Equal(("one", "Idle"), (Text(sink, "worker"), Text(sink, "state")));
        Assert.Contains("Worker one of the cluster delivers to the sink", await retry.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static Task<JsonElement> SinkAsync(HttpClient client) => client.GetFromJsonAsync<JsonElement>("/api/v1/sinks/out");

    private static async Task<bool> CancelAsync(HttpClient client, string source)
    {
        using var response = await client.PostAsync(new Uri($"/api/v1/sources/{source}/cancel", UriKind.Relative), null);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("changed").GetBoolean();
    }

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();
}
