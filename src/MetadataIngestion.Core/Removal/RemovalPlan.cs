using MetadataIngestion.Core.Crawling;

namespace MetadataIngestion.Core.Removal;

/// <summary>What a run found missing.</summary>
/// <param name="Removals">The entities that are certainly gone.</param>
/// <param name="KeptUnproven">How many were not seen but may still be there.</param>
internal sealed record RemovalPlan(IReadOnlyList<PlannedRemoval> Removals, long KeptUnproven)
{
    public static RemovalPlan Nothing { get; } = new([], 0);

    /// <summary>
    /// Whether removals wait for approval: when those that lose something exceed both limits of the policy.
    /// </summary>
    public bool MustWait(RemovalPolicy policy, long liveEntities)
    {
        var lost = Removals.Count(removal => removal.IsLoss);
        return lost > policy.ThresholdCount && lost * 100.0 > policy.ThresholdPercent * liveEntities;
    }
}
