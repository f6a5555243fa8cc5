using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Core.Quarantine;

/// <summary>What a gate says.</summary>
/// <param name="Held">Why a dataset must wait, by its URN; those that are not among them may pass.</param>
/// <param name="Warnings">What the report of the run is to say, such as that the gate itself failed.</param>
public sealed record GateJudgement(IReadOnlyDictionary<string, string> Held, IReadOnlyList<Notice> Warnings)
{
    /// <summary>Whether every rule could be asked. Where not, nobody knows that what waits already violates nothing any more.</summary>
    public bool IsComplete { get; init; } = true;
}
