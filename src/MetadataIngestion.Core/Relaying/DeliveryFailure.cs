namespace MetadataIngestion.Core.Relaying;

/// <summary>Why a delivery stopped. Nothing is lost: the entry at the offset comes first next time.</summary>
/// <param name="Sink">The sink's name in the configuration.</param>
/// <param name="Offset">The first entry of the log that was not delivered.</param>
/// <param name="Attempts">How often its batch was tried.</param>
/// <param name="Cause">What the sink threw last.</param>
public sealed record DeliveryFailure(string Sink, long Offset, int Attempts, Exception Cause)
{
    /// <summary>The failure for people.</summary>
    public string Message =>
        $"Sink \"{Sink}\" did not take the log from offset {Offset} on, at {Attempts} {(Attempts == 1 ? "attempt" : "attempts")}: {Cause.Message}";
}
