namespace MetadataIngestion.Mesh.Scorecards;

/// <summary>Makes rows: how datasets stand, with what else is open and what happened.</summary>
/// <param name="weeks">The weeks, the oldest first.</param>
/// <param name="history">What happened.</param>
/// <param name="incidents">The open findings that are no violations.</param>
internal sealed class ScorecardRows(IReadOnlyList<ScorecardWeek> weeks, ScorecardHistory history, OpenIncidents incidents)
{
    /// <param name="key">Where the history has it.</param>
    /// <param name="name">The name for people.</param>
    /// <param name="score">How its datasets stand.</param>
    public ScorecardRow Row(string key, string name, Score score)
    {
        var counts = history.Of(key);
        var whole = score with { Findings = score.Findings + incidents.CountOf(key) };
        Draw(counts, whole.Findings);
        return new ScorecardRow(name, whole, counts);
    }

    /// <summary>Goes back from what is open now, as far as the log tells all that was opened and resolved since.</summary>
    private void Draw(WeekCounts[] counts, long open)
    {
        counts[^1].Open = open;
        for (var week = counts.Length - 2; week >= 0 && weeks[week + 1].IsComplete; week--)
            counts[week].Open = open = Math.Max(0, open - counts[week + 1].Opened + counts[week + 1].Resolved);
    }
}
