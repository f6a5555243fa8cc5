namespace MetadataIngestion.Worker.Scheduling;

/// <summary>A crawl that waits for its time, or for its turn when the time has passed.</summary>
/// <param name="Group">Why it begins: one of <see cref="TriggerGroups"/>.</param>
/// <param name="At">When it is due.</param>
/// <param name="Reason">What it waits for, for people.</param>
internal sealed record PendingCrawl(string Group, DateTimeOffset At, string? Reason);
