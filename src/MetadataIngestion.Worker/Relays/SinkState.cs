namespace MetadataIngestion.Worker.Relays;

/// <summary>What the relay of a sink is doing.</summary>
internal enum SinkState
{
    /// <summary>The sink has everything; the relay waits for entries.</summary>
    Idle,

    /// <summary>Entries are being delivered.</summary>
    Delivering,

    /// <summary>Delivery failed and is tried again soon.</summary>
    Retrying,

    /// <summary>Delivery failed too often; the sink is left alone for a while.</summary>
    Broken,

    /// <summary>Another process delivers to the sink, a command or a worker that has not told yet how it gets on.</summary>
    Elsewhere,

    /// <summary>The configuration disables it.</summary>
    Disabled,
}
