using MetadataIngestion.Core.Changes;
using MetadataIngestion.Core.Crawling;

namespace MetadataIngestion.Core.Removal;

/// <summary>What a run found missing.</summary>
/// <param name="Removals">The entities that are certainly gone.</param>
/// <param name="KeptUnproven">How many were not seen but may still be there.</param>
internal sealed record RemovalPlan(IReadOnlyList<PlannedRemoval> Removals, long KeptUnproven)
{
    public static RemovalPlan Nothing { get; } = new([], 0);

    /// <summary>
    /// The removals that wait for approval: all but renames, when they exceed both limits of the policy. A rename is no loss: the entity is
    /// proven to live on.
    /// </summary>
    public bool MustWait(RemovalPolicy policy, long liveEntities)
    {
        var lost = Removals.Count(removal => removal.Reason != RemovalReasons.Renamed);
        return lost > policy.ThresholdCount && lost * 100.0 > policy.ThresholdPercent * liveEntities;
    }
}
