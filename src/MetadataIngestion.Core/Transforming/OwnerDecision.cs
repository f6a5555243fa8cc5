using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Transforming;

/// <summary>What one piece of evidence comes to.</summary>
internal sealed class OwnerDecision(OwnerEvidence? owner, DecisionCounter counter)
{
    /// <summary>The owner; <see langword="null"/> when a rule ignores the principal.</summary>
    public OwnerEvidence? Owner { get; } = owner;

    /// <summary>The owner as a list, shared by all assets that have no other.</summary>
    public IReadOnlyList<OwnerEvidence> Alone { get; } = owner is null ? [] : [owner];

    /// <summary>Counts for the rule that decided.</summary>
    public DecisionCounter Counter { get; } = counter;
}
