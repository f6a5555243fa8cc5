using MetadataIngestion.Worker.Reloading;

namespace MetadataIngestion.Worker.Cluster;

/// <summary>A configuration of this worker, and whether it is the one that crawls go by.</summary>
/// <param name="Snapshot">The configuration.</param>
/// <param name="InForce">Whether it is; otherwise the worker stands by.</param>
internal sealed record Standing(IngestionSnapshot Snapshot, bool InForce)
{
    /// <summary>How many workers of the cluster ended lately because their clocks were wrong.</summary>
    public int WrongClocks { get; init; }
}
