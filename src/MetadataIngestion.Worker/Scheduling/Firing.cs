namespace MetadataIngestion.Worker.Scheduling;

/// <summary>A crawl whose turn has come.</summary>
/// <param name="Source">The source to crawl.</param>
/// <param name="Group">Why: one of <see cref="TriggerGroups"/>.</param>
/// <param name="DueAt">When it was due.</param>
internal sealed record Firing(string Source, string Group, DateTimeOffset DueAt)
{
    /// <summary>The request that asks for it; <see langword="null"/> for a scheduled crawl.</summary>
    public string? RequestId { get; init; }

    /// <summary>Counts the attempts, from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>What limits how many of its kind run at once.</summary>
    public string? ExecutionGroup { get; init; }
}
