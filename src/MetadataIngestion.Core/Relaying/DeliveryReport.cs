namespace MetadataIngestion.Core.Relaying;

/// <summary>What a relay delivered.</summary>
/// <param name="Sink">The sink's name in the configuration.</param>
public sealed record DeliveryReport(string Sink)
{
    /// <summary>The offset up to which the sink had everything before.</summary>
    public required long From { get; init; }

    /// <summary>The offset up to which the sink has everything now.</summary>
    public required long To { get; init; }

    /// <summary>How many entries the sink took.</summary>
    public long Delivered { get; init; }

    /// <summary>How many entries the sink refused for good; they are in the dead letters.</summary>
    public long Rejected { get; init; }

    /// <summary>Why the delivery stopped before its end; <see langword="null"/> when it did not.</summary>
    public DeliveryFailure? Failure { get; init; }
}
