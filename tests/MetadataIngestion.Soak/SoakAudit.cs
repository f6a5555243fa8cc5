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
        Findings.AddRange(LogAudit.FindGap(log));
        var proposals = log.Where(entry => !entry.IsEvent).ToList();
        Findings.AddRange(LogAudit.FindRepeats(proposals));
        Findings.AddRange(LogAudit.FindDifferences(proposals, await CrawlAfreshAsync()));
        CheckSink("first", lines);
        CheckSink("second", lines);
        await CheckRunsAsync();
        Figures.Add($"log: {log.Count} entries");
    }

    private async Task<IEnumerable<LoggedAspect>> CrawlAfreshAsync()
    {
        await ServiceProcess.RunAsync(folder, "crawl", "--all", FreshStore, "--Ingestion:Sinks:first:Enabled=false", "--Ingestion:Sinks:second:Enabled=false");
        return (await ServiceProcess.RunAsync(folder, "log", "read", "--output", "json", FreshStore)).Select(LoggedAspect.Parse).Where(entry => !entry.IsEvent);
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
}
