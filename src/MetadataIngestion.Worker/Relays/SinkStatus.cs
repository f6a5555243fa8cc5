namespace MetadataIngestion.Worker.Relays;

/// <summary>How a sink stands in the service.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="Type">Its type.</param>
/// <param name="State">What its relay is doing.</param>
internal sealed record SinkStatus(string Name, string Type, SinkState State)
{
    /// <summary>The offset up to which it has everything.</summary>
    public required long Offset { get; init; }

    /// <summary>How many entries of the log it does not have.</summary>
    public required long Lag { get; init; }

    /// <summary>The age of the oldest entry that it does not have; <see langword="null"/> when it has everything.</summary>
    public TimeSpan? LagTime { get; init; }

    /// <summary>How old that may be.</summary>
    public TimeSpan MaxLag { get; init; }

    /// <summary>How many entries it refused for good.</summary>
    public long DeadLetters { get; init; }

    /// <summary>The worker of the cluster that delivers to it; <see langword="null"/> when none does, or there is only one.</summary>
    public string? Worker { get; init; }

    /// <summary>When it last took a batch from the worker that delivers to it; <see langword="null"/> for never.</summary>
    public DateTimeOffset? LastDeliveryAt { get; init; }

    /// <summary>Why delivery failed last, without secrets; <see langword="null"/> when the latest attempt went well.</summary>
    public string? LastError { get; init; }

    /// <summary>How often delivery failed in a row.</summary>
    public int Failures { get; init; }
}
