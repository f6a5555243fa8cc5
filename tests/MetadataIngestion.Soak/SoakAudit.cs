using System.Text.Json.Nodes;

namespace MetadataIngestion.Soak;

/// <summary>Looks for anything lost, doubled or left undone, in the log, in the sinks and among the requests.</summary>
internal sealed class SoakAudit(string folder, IReadOnlyCollection<string> requests)
{
    private const string FreshStore = "--Ingestion:Store:Path=data/fresh.db";

    public List<string> Findings { get; } = [];

    public List<string> Figures { get; } = [];

    public async Task RunAsync()
    {
        var lines = await ServiceProcess.RunAsync(folder, "log", "read", "--output", "json");
        var log = lines.Select(line => LoggedAspect.Parse(line)).ToList();
        CheckOffsets(log);
        var proposals = log.Where(entry => !entry.IsEvent).ToList();
        CheckRepeats(proposals);
        await CheckAgainstFreshCrawlAsync(proposals);
        CheckSink("first", lines);
        CheckSink("second", lines);
        await CheckRunsAsync();
        Figures.Add($"log: {log.Count} entries");
    }

    private void CheckOffsets(List<LoggedAspect> log)
    {
        for (var i = 0; i < log.Count; i++)
        {
            if (log[i].Offset == i + 1)
                continue;

            Findings.Add($"The log has offset {log[i].Offset} in place {i + 1}.");
            return;
        }
    }

    private void CheckRepeats(List<LoggedAspect> log)
    {
        var latest = new Dictionary<(string, string), LoggedAspect>();
        foreach (var entry in log)
        {
            if (latest.TryGetValue(entry.Key, out var before) && before.Content == entry.Content)
                Findings.Add($"Offset {entry.Offset} says once more what offset {before.Offset} said of {entry.Urn}.");
            latest[entry.Key] = entry;
        }
    }

    /// <summary>What the log left each entity as must be what a crawl into an empty store finds.</summary>
    private async Task CheckAgainstFreshCrawlAsync(List<LoggedAspect> log)
    {
        await ServiceProcess.RunAsync(folder, "crawl", "--all", FreshStore, "--Ingestion:Sinks:first:Enabled=false", "--Ingestion:Sinks:second:Enabled=false");
        var fresh = Latest((await ServiceProcess.RunAsync(folder, "log", "read", "--output", "json", FreshStore)).Select(LoggedAspect.Parse));
        var kept = Latest(log);
        foreach (var (key, content) in fresh.Where(pair => kept.GetValueOrDefault(pair.Key) != pair.Value))
            Findings.Add($"{key.Aspect} of {key.Urn} is {kept.GetValueOrDefault(key) ?? "missing"} in the log and {content} in truth.");

        var removed = kept.Where(pair => pair.Key.Aspect == "status" && pair.Value.Contains("true", StringComparison.Ordinal)).Select(pair => pair.Key.Urn).ToHashSet();
        foreach (var urn in kept.Keys.Select(key => key.Urn).Distinct().Where(urn => !fresh.ContainsKey((urn, "status")) && !removed.Contains(urn)))
            Findings.Add($"{urn} is gone, and the log does not say so.");
    }

    private void CheckSink(string name, IReadOnlyList<string> log)
    {
        var delivered = File.ReadAllLines(Path.Combine(folder, "out", $"{name}.ndjson"));
        if (!delivered.SequenceEqual(log))
            Findings.Add($"Sink {name} has {delivered.Length} lines that differ from the {log.Count} entries of the log.");
    }

    private async Task CheckRunsAsync()
    {
        var runs = (await ServiceProcess.RunAsync(folder, "runs", "--limit", "1000000", "--output", "json")).Select(line => JsonNode.Parse(line)!).ToList();
        var completed = runs
            .Where(run => run["requestId"] is not null && run["status"]!.GetValue<string>() is "Succeeded" or "PartiallySucceeded")
            .GroupBy(run => run["requestId"]!.GetValue<string>())
            .ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        foreach (var id in requests.Where(id => completed.GetValueOrDefault(id) != 1))
            Findings.Add($"Request {id} ran to its end {completed.GetValueOrDefault(id)} times.");

        foreach (var status in runs.GroupBy(run => run["status"]!.GetValue<string>()))
            Figures.Add($"runs that ended {status.Key}: {status.Count()}");
        Figures.Add($"requests: {requests.Count}");
    }

    private static Dictionary<(string Urn, string Aspect), string> Latest(IEnumerable<LoggedAspect> log)
    {
        var latest = new Dictionary<(string, string), string>();
        foreach (var entry in log)
            latest[entry.Key] = entry.Content;
        return latest;
    }
}
