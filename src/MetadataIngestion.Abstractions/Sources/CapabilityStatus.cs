namespace MetadataIngestion.Abstractions;

/// <summary>What became of a capability in a run.</summary>
public enum CapabilityStatus
{
    /// <summary>It ran.</summary>
    Ran,

    /// <summary>The configuration turns it off.</summary>
    Skipped,

    /// <summary>A right is missing.</summary>
    Denied,

    /// <summary>This source, version or installation cannot do it.</summary>
    Unsupported,
}
