namespace MetadataIngestion.Worker.Relays;

/// <summary>What delivering dead letters once more led to.</summary>
/// <param name="Delivered">How many were taken.</param>
/// <param name="Rejected">How many were refused again; they stay.</param>
internal sealed record DeadLetterRetry(int Delivered, int Rejected);
