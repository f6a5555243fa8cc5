namespace MetadataIngestion.Core.Relaying;

/// <summary>How a relay gets on with its sink.</summary>
/// <param name="State">What it is doing.</param>
public sealed record RelayStatus(RelayState State)
{
    /// <summary>How often delivery failed in a row.</summary>
    public int Failures { get; init; }

    /// <summary>Why delivery failed last; <see langword="null"/> when the latest attempt went well.</summary>
    public Exception? LastError { get; init; }

    /// <summary>When the sink last took a batch; <see langword="null"/> for never.</summary>
    public DateTimeOffset? LastDeliveryAt { get; init; }
}
