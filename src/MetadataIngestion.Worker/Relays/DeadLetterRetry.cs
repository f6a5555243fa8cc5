namespace MetadataIngestion.Worker.Relays;

/// <summary>What delivering dead letters once more led to.</summary>
/// <param name="Delivered">How many were taken.</param>
/// <param name="Rejected">How many were refused again; they stay.</param>
internal sealed record DeadLetterRetry(int Delivered, int Rejected)
{
    /// <summary>How many were dropped instead, because the log has newer entries for the same aspects, which they would undo.</summary>
    public int Outdated { get; init; }

    /// <summary>Why the sink took no more, without secrets; the rest stays. <see langword="null"/> when it did not fail.</summary>
    public string? Failure { get; init; }
}
