using MetadataIngestion.Core.Relaying;

namespace MetadataIngestion.Core.Storing;

/// <summary>How a worker gets on with a sink that it delivers to.</summary>
/// <param name="State">What its relay is doing.</param>
public sealed record SinkReport(RelayState State)
{
    /// <summary>When the sink last took a batch; <see langword="null"/> for never.</summary>
    public DateTimeOffset? LastDeliveryAt { get; init; }

    /// <summary>Why delivery failed last, without secrets; <see langword="null"/> when the latest attempt went well.</summary>
    public string? LastError { get; init; }

    /// <summary>How often delivery failed in a row.</summary>
    public int Failures { get; init; }
}
