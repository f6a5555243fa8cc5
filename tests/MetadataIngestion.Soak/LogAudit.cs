namespace MetadataIngestion.Soak;

/// <summary>What any log must be: without gaps, without repeats, and in the end what a crawl into an empty store finds.</summary>
internal static class LogAudit
{
    /// <summary>Findings about the offsets; at most one, since everything after a gap is in the wrong place.</summary>
    public static IEnumerable<string> FindGap(List<LoggedAspect> log) => log
        .Where((entry, i) => entry.Offset != i + 1)
        .Take(1)
        .Select(entry => $"The log has offset {entry.Offset} out of its place.");

    public static IEnumerable<string> FindRepeats(IEnumerable<LoggedAspect> proposals)
    {
        var latest = new Dictionary<(string, string, string), LoggedAspect>();
        foreach (var entry in proposals)
        {
            var key = (entry.Source, entry.Urn, entry.Aspect);
            if (latest.TryGetValue(key, out var before) && before.Content == entry.Content)
                yield return $"Offset {entry.Offset} says once more what offset {before.Offset} said of {entry.Aspect} of {entry.Urn}.";
            latest[key] = entry;
        }
    }

    /// <summary>How what a log left each entity as differs from what a crawl into an empty store found.</summary>
    public static IEnumerable<string> FindDifferences(IEnumerable<LoggedAspect> proposals, IEnumerable<LoggedAspect> ofFreshCrawl)
    {
        var (kept, fresh) = (Latest(proposals), Latest(ofFreshCrawl));
        foreach (var (key, content) in fresh.Where(pair => kept.GetValueOrDefault(pair.Key) != pair.Value))
            yield return $"{key.Aspect} of {key.Urn} is {kept.GetValueOrDefault(key) ?? "missing"} in the log and {content} in truth.";

        var removed = kept.Where(pair => pair.Key.Aspect == "status" && pair.Value.Contains("true", StringComparison.Ordinal)).Select(pair => pair.Key.Urn).ToHashSet();
        foreach (var urn in kept.Keys.Select(key => key.Urn).Distinct().Where(urn => !fresh.ContainsKey((urn, "status")) && !removed.Contains(urn)))
            yield return $"{urn} is gone, and the log does not say so.";
    }

    private static Dictionary<(string Urn, string Aspect), string> Latest(IEnumerable<LoggedAspect> proposals)
    {
        var latest = new Dictionary<(string, string), string>();
        foreach (var entry in proposals)
            latest[entry.Key] = entry.Content;
        return latest;
    }
}
