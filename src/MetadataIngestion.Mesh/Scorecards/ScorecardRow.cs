namespace MetadataIngestion.Mesh.Scorecards;

/// <summary>One line of a scorecard.</summary>
/// <param name="Name">The name for people.</param>
/// <param name="Score">How its datasets stand.</param>
/// <param name="Weeks">What happened to them, a count for each week of the scorecard.</param>
internal sealed record ScorecardRow(string Name, Score Score, IReadOnlyList<WeekCounts> Weeks)
{
    /// <summary>The URN of the domain or product; <see langword="null"/> for what is in none.</summary>
    public string? Urn { get; init; }

    /// <summary>The URN of the domain around a domain, or of a product's domain.</summary>
    public string? Domain { get; init; }

    /// <summary>How many domains are around it.</summary>
    public int Depth { get; init; }

    public int Breaking => Weeks.Sum(week => week.Breaking);

    public int Opened => Weeks.Sum(week => week.Opened);

    public int Resolved => Weeks.Sum(week => week.Resolved);
}
