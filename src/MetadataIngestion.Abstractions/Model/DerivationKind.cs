namespace MetadataIngestion.Abstractions;

/// <summary>What happens to values between an upstream field and a derived one. The terms are OpenLineage's.</summary>
public enum DerivationKind
{
    /// <summary>They are passed through unchanged.</summary>
    Identity,

    /// <summary>They go through an expression.</summary>
    Transformation,

    /// <summary>Many are combined into one.</summary>
    Aggregation,
}
