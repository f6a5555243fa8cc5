namespace MetadataIngestion.Core.Quarantine;

/// <summary>What somebody decided about a state that waits.</summary>
/// <param name="IsApproval">Whether it may be proposed; when not, it stays where it is.</param>
/// <param name="By">Who decided.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
public sealed record QuarantineDecision(bool IsApproval, string By, string Reason, DateTimeOffset At);
