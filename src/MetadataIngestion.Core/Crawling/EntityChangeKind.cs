namespace MetadataIngestion.Core.Crawling;

/// <summary>What becomes of an entity.</summary>
public enum EntityChangeKind
{
    /// <summary>It is new, or has returned.</summary>
    Added,

    /// <summary>At least one of its aspects changed.</summary>
    Changed,

    /// <summary>It is gone.</summary>
    Removed,
}
