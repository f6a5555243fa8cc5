namespace MetadataIngestion.Mesh.Scorecards;

/// <summary>A week of the history, from Monday on, by UTC.</summary>
/// <param name="Start">Its beginning.</param>
/// <param name="IsComplete">Whether the log still tells all that happened from then on.</param>
internal sealed record ScorecardWeek(DateTimeOffset Start, bool IsComplete);
