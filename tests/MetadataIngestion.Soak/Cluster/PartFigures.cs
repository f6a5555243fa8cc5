namespace MetadataIngestion.Soak.Cluster;

/// <summary>What became of runs that several workers shared, and of those among them whose parts had to be begun again.</summary>
internal static class PartFigures
{
    /// <param name="runs">All runs.</param>
    /// <param name="struck">The parts whose workers were struck while they crawled them for others.</param>
    public static IEnumerable<string> Of(IReadOnlyList<RunLine> runs, IReadOnlyList<HeldPart> struck)
    {
        var split = runs.Where(run => run.Completed && run.Parts.Count > 0).ToList();
        var again = split.Where(run => run.Parts.Any(part => part.Attempts > 1)).ToList();
        yield return $"completed runs of split sources: {split.Count}, of which {split.Count(run => run.Parts.Select(part => part.Worker).Distinct().Count() > 1)} by several workers; parts: {split.Sum(run => run.Parts.Count)}";
        yield return $"parts begun again: {again.Sum(run => run.Parts.Count(part => part.Attempts > 1))}, in {again.Count} runs that were completed in spite of it";

        var lines = runs.ToDictionary(run => run.RunId, StringComparer.Ordinal);
        var met = struck.Select(part => (Struck: part, Run: lines.GetValueOrDefault(part.RunId))).Where(pair => pair.Run is { Completed: true })
            .Select(pair => (pair.Struck.Worker, Part: pair.Run!.Parts.Single(part => part.Name == pair.Struck.Name))).ToList();
        yield return $"workers struck with a part of another's run: {struck.Count}; {met.Count} of the runs were completed all the same, the part begun again by another worker in "
            + $"{met.Count(pair => pair.Part.Attempts > 1 && pair.Part.Worker != pair.Worker)} of them and by the same one in {met.Count(pair => pair.Part.Attempts > 1 && pair.Part.Worker == pair.Worker)}";
    }
}
