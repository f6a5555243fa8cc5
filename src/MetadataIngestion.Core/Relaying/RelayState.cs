namespace MetadataIngestion.Core.Relaying;

/// <summary>What a relay is doing.</summary>
public enum RelayState
{
    /// <summary>Nothing is handed to the sink.</summary>
    Idle,

    /// <summary>A batch is being handed to the sink.</summary>
    Delivering,

    /// <summary>Delivery failed and is tried again soon.</summary>
    Retrying,

    /// <summary>Delivery failed too often in a row; the sink is left alone for a while.</summary>
    Broken,
}
