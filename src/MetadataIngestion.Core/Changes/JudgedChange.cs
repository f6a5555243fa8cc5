using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Verdicts;

namespace MetadataIngestion.Core.Changes;

/// <summary>A change and what it means, before anyone looked who may be hurt.</summary>
/// <param name="Change">The change, without events.</param>
/// <param name="Verdicts">What it means.</param>
/// <param name="Facts">What the events about it have in common.</param>
internal sealed record JudgedChange(EntityChange Change, IReadOnlyList<Verdict> Verdicts, ChangeFacts Facts)
{
    /// <summary>The consumer groups of a topic.</summary>
    public IReadOnlyList<string> ConsumerGroups { get; init; } = [];

    /// <summary>What nobody notices hurts nobody.</summary>
    public bool MayHurt => Verdicts.Any(verdict => verdict.Level >= VerdictLevel.Risky);
}
