namespace MetadataIngestion.Core.Quarantine;

/// <summary>How much is in quarantine.</summary>
/// <param name="Waiting">How many datasets wait for somebody to decide.</param>
/// <param name="Approved">How many are approved, and proposed by the next crawls of their sources.</param>
/// <param name="Rejected">How many are rejected.</param>
/// <param name="OldestSince">Since when the one waits that has waited longest; <see langword="null"/> when none does.</param>
public sealed record QuarantineSummary(long Waiting, long Approved, long Rejected, DateTimeOffset? OldestSince);
