using System.Text.Json;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Cluster;

/// <summary>What a worker that is asked to stop leaves to the others.</summary>
public sealed class HandOverTests
{
    private static readonly string[] s_sources = ["north", "south", "east", "west"];

    [PostgresFact]
    public async Task Stop_CrawlsUnderWay_AllBeginAgainOnAnotherWorker()
    {
        await using var workers = await InProcessWorkers.CreateAsync([.. s_sources.Select(name => (name, (string?)"0/2 * * * * ?"))]);
        workers.Close();
        await using var one = await workers.StartAsync("one");
        await workers.UntilAsync(["workers"], worker => worker.GetProperty("crawling").GetArrayLength() == s_sources.Length);
        await using var two = await workers.StartAsync("two");

        Assert.Equal(ExitCodes.Ok, await one.StopAsync());

        foreach (var source in s_sources)
            Assert.Contains($"The crawl of {source} that was due at", one.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("threw an", one.Error, StringComparison.Ordinal);
        workers.Open();
        foreach (var source in s_sources)
            await workers.UntilAsync(["runs"], run => (Text(run, "source"), Text(run, "worker"), Text(run, "status")) == (source, "two", "Succeeded"));
    }

    private static string? Text(JsonElement line, string name) => line.GetProperty(name).GetString();
}
