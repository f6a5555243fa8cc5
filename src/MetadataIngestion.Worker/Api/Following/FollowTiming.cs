namespace MetadataIngestion.Worker.Api.Following;

/// <summary>How followers of the log are treated.</summary>
/// <param name="Heartbeat">After how long without an entry a sign of life is sent.</param>
/// <param name="Patience">How long a follower may take to read before it is dropped.</param>
internal sealed record FollowTiming(TimeSpan Heartbeat, TimeSpan Patience)
{
    public static FollowTiming Default { get; } = new(TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30));
}
