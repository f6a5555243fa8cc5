using System.Text.Json.Nodes;

namespace MetadataIngestion.Soak.Cluster;

/// <summary>Looks for anything lost, doubled or left undone, in the log, in the sinks and among runs and requests.</summary>
internal sealed class ClusterAudit(
    string folder, ClusterCommands commands, ClusterSoakOptions options, IReadOnlyList<string> sources, IReadOnlyCollection<string> requests, IReadOnlyList<HeldPart> struck)
{
    private static readonly string[] FreshStore =
        ["--Ingestion:Store:Provider=sqlite", "--Ingestion:Store:Path=data/fresh.db", "--Ingestion:Cluster:Enabled=false"];

    public List<string> Findings { get; } = [];

    public List<string> Figures { get; } = [];

    public async Task RunAsync()
    {
        var lines = await commands.RunAsync("log", "read");
        var log = lines.Select(LoggedAspect.Parse).ToList();
        Findings.AddRange(LogAudit.FindGap(log));
        CheckWriters(log);
        var proposals = log.Where(entry => !entry.IsEvent).ToList();
        Findings.AddRange(LogAudit.FindRepeats(proposals));
        Findings.AddRange(LogAudit.FindDifferences(proposals, await CrawlAfreshAsync()));
        CheckSink("first", lines);
        CheckSink("second", lines);
        var runs = (await commands.ReadAsync("runs", "--limit", "1000000")).Select(RunLine.Parse).ToList();
        CheckCounts(proposals, runs);
        CheckRequests(runs);
        if (options.Period is { } period)
            CheckSchedules(runs, period);
        Describe(log, runs);
    }

    /// <summary>A run of a source that commits after another run of it has begun to had lost its right to.</summary>
    private void CheckWriters(List<LoggedAspect> log)
    {
        var current = new Dictionary<string, string>(StringComparer.Ordinal);
        var over = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in log)
        {
            var writer = current.GetValueOrDefault(entry.Source);
            if (writer == entry.Run)
                continue;

            if (writer is not null)
                over.Add(writer);
            if (over.Contains(entry.Run))
                Findings.Add($"Run {entry.Run} committed offset {entry.Offset} after run {writer} of the same source had begun to commit.");
            current[entry.Source] = entry.Run;
        }
    }

    /// <summary>A part that two workers committed for at once, or whose loser committed after all, would leave more in the log than the run that has it counted.</summary>
    private void CheckCounts(List<LoggedAspect> proposals, List<RunLine> runs)
    {
        var logged = proposals.CountBy(entry => entry.Run).ToDictionary();
        foreach (var run in runs.Where(run => run.Completed && run.Emitted != logged.GetValueOrDefault(run.RunId)))
            Findings.Add($"Run {run.RunId} counts {run.Emitted} proposals in {run.Parts.Count} parts, and the log has {logged.GetValueOrDefault(run.RunId)} of it.");
    }

    private async Task<IEnumerable<LoggedAspect>> CrawlAfreshAsync()
    {
        await ServiceProcess.RunAsync(folder, ["crawl", "--all", .. FreshStore, "--Ingestion:Sinks:first:Enabled=false", "--Ingestion:Sinks:second:Enabled=false"]);
        return (await ServiceProcess.RunAsync(folder, ["log", "read", "--output", "json", .. FreshStore])).Select(LoggedAspect.Parse).Where(entry => !entry.IsEvent);
    }

    /// <summary>Delivery is at least once: what comes again after a takeover is told by its offset, and the first of each must be in order.</summary>
    private void CheckSink(string name, IReadOnlyList<string> log)
    {
        var delivered = File.ReadAllLines(Path.Combine(folder, "out", $"{name}.ndjson"));
        var first = delivered.DistinctBy(line => JsonNode.Parse(line)!["offset"]!.GetValue<long>()).ToList();
        if (!first.SequenceEqual(log))
            Findings.Add($"Sink {name} has {first.Count} entries that differ from the {log.Count} of the log, or their order.");
        Figures.Add($"sink {name}: {delivered.Length - first.Count} entries delivered again");
    }

    private void CheckRequests(List<RunLine> runs)
    {
        var completed = runs.Where(run => run is { Request: not null, Completed: true }).GroupBy(run => run.Request!).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        foreach (var id in requests.Where(id => completed.GetValueOrDefault(id) != 1))
            Findings.Add($"Request {id} ran to its end {completed.GetValueOrDefault(id)} times.");
    }

    /// <summary>Between two times of a schedule one scheduled crawl at most runs to its end, and after each time one begins.</summary>
    private void CheckSchedules(List<RunLine> runs, int period)
    {
        foreach (var (index, source) in sources.Index())
        {
            var completed = runs.Where(run => run.Source == source && run.Completed).OrderBy(run => run.StartedAt).ToList();
            foreach (var slot in completed.Where(run => run.Request is null).GroupBy(run => SlotOf(run.StartedAt, index, period)).Where(slot => slot.Count() > 1))
                Findings.Add($"{source} was crawled {slot.Count()} times by its schedule since it was due at {slot.Key:HH:mm:ss}: {string.Join(", ", slot.Select(run => run.RunId))}.");
        }
    }

    private static DateTimeOffset SlotOf(DateTimeOffset time, int index, int period)
    {
        var (length, offset) = (TimeSpan.FromSeconds(period).Ticks, TimeSpan.FromSeconds(index % period).Ticks);
        return new DateTimeOffset(((time.UtcTicks - offset) / length * length) + offset, TimeSpan.Zero);
    }

    private void Describe(List<LoggedAspect> log, List<RunLine> runs)
    {
        Figures.Add($"log: {log.Count} entries of {log.Select(entry => entry.Run).Distinct().Count()} runs");
        foreach (var group in runs.GroupBy(run => run.Describe()).OrderBy(group => group.Key, StringComparer.Ordinal))
            Figures.Add($"runs that ended {group.Key}: {group.Count()}");
        foreach (var group in runs.Where(run => run.Completed).GroupBy(run => run.Worker ?? "none").OrderBy(group => group.Key, StringComparer.Ordinal))
            Figures.Add($"runs completed by {group.Key}: {group.Count()}");
        Figures.AddRange(PartFigures.Of(runs, struck));
        Figures.Add($"requests: {requests.Count}");
        if (SourceGap.FindLongest(runs) is { } gap)
            Figures.Add(FormattableString.Invariant($"longest time between two completed crawls of a source: {gap}; their period is {options.Period} s"));
    }
}
