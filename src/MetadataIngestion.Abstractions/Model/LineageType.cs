namespace MetadataIngestion.Abstractions;

/// <summary>How a dataset comes from its upstream.</summary>
public enum LineageType
{
    /// <summary>The downstream dataset is a view of it.</summary>
    View,

    /// <summary>It was transformed.</summary>
    Transformed,

    /// <summary>It was copied as it is.</summary>
    Copy,
}
