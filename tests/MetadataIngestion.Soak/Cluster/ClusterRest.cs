using System.Globalization;
using System.Text.Json.Nodes;

namespace MetadataIngestion.Soak.Cluster;

/// <summary>Waits until nothing is left to do: every request ended, every source crawled since the last change, every sink at the log's end.</summary>
internal sealed class ClusterRest(ClusterCommands commands, IReadOnlyCollection<string> requests, IReadOnlyList<string> sources, IReadOnlyList<ClusterWorker> workers)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task WaitAsync()
    {
        var since = DateTimeOffset.UtcNow;
        using var patience = new CancellationTokenSource(Patience);
        while (await FindUnfinishedAsync(since) is { } unfinished)
        {
            if (patience.IsCancellationRequested)
                throw new TimeoutException($"The workers did not come to rest: {unfinished}");
            await Task.Delay(TimeSpan.FromSeconds(2));
        }
    }

    private async Task<string?> FindUnfinishedAsync(DateTimeOffset since)
    {
        foreach (var worker in workers)
            await worker.ReviveAsync();

        var ended = (await commands.ReadAsync("requests", "--limit", "100000")).Where(request => Text(request, "state") == "Ended").Select(request => Text(request, "requestId")).ToHashSet();
        if (requests.FirstOrDefault(id => !ended.Contains(id)) is { } open)
            return $"request {open} has not ended.";

        var fresh = (await commands.ReadAsync("runs", "--limit", "2000"))
            .Where(run => Text(run, "status") == "Succeeded" && Time(run, "startedAt") > since)
            .Select(run => Text(run, "source"))
            .ToHashSet();
        if (sources.FirstOrDefault(source => !fresh.Contains(source)) is { } stale)
            return $"{stale} was not crawled since the last change.";

        var behind = (await commands.ReadAsync("sinks")).FirstOrDefault(sink => sink["lag"]!.GetValue<long>() > 0);
        return behind is null ? null : $"sink {Text(behind, "sink")} is behind by {behind["lag"]}.";
    }

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();

    private static DateTimeOffset Time(JsonNode node, string name) => DateTimeOffset.Parse(Text(node, name)!, CultureInfo.InvariantCulture);
}
