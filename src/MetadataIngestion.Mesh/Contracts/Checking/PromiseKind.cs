namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>What a promise of a contract is about.</summary>
internal enum PromiseKind
{
    /// <summary>The fields and their types.</summary>
    Structure,

    /// <summary>Keys, references, partitions, tags and what values keep to.</summary>
    Constraints,

    /// <summary>A quality rule.</summary>
    Quality,

    /// <summary>How recent the data is.</summary>
    Freshness,

    /// <summary>Another promise about the service.</summary>
    Service,
}
