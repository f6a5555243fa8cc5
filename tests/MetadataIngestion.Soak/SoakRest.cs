using System.Globalization;
using System.Text.Json.Nodes;

namespace MetadataIngestion.Soak;

/// <summary>Waits until nothing is left to do: every request ended, every lake crawled since the last change, every sink at the log's end.</summary>
internal sealed class SoakRest(string folder, IReadOnlyCollection<string> requests)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public async Task WaitAsync()
    {
        var since = DateTimeOffset.UtcNow;
        using var patience = new CancellationTokenSource(Patience);
        while (await FindUnfinishedAsync(since) is { } unfinished)
        {
            if (patience.IsCancellationRequested)
                throw new TimeoutException($"The service did not come to rest: {unfinished}");
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    private async Task<string?> FindUnfinishedAsync(DateTimeOffset since)
    {
        var ended = (await ReadAsync("requests", "--limit", "100000")).Where(request => Text(request, "state") == "Ended").Select(request => Text(request, "requestId")).ToHashSet();
        if (requests.FirstOrDefault(id => !ended.Contains(id)) is { } open)
            return $"request {open} has not ended.";

        var runs = await ReadAsync("runs", "--limit", "60");
        foreach (var lake in SoakLakes.Names)
        {
            if (!runs.Any(run => Text(run, "source") == lake && Text(run, "status") == "Succeeded" && run["scope"] is null && Time(run, "startedAt") > since))
                return $"{lake} was not crawled since the last change.";
        }

        var behind = (await ReadAsync("sinks")).FirstOrDefault(sink => sink["lag"]!.GetValue<long>() > 0);
        return behind is null ? null : $"sink {Text(behind, "sink")} is behind by {behind["lag"]}.";
    }

    private async Task<List<JsonNode>> ReadAsync(params string[] command) =>
        [.. (await ServiceProcess.RunAsync(folder, [.. command, "--output", "json"])).Select(line => JsonNode.Parse(line)!)];

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();

    private static DateTimeOffset Time(JsonNode node, string name) => DateTimeOffset.Parse(Text(node, name)!, CultureInfo.InvariantCulture);
}
