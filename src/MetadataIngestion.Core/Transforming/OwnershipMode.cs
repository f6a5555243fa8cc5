namespace MetadataIngestion.Core.Transforming;

/// <summary>What becomes of the owners that a destination knows from elsewhere, such as those that people added there.</summary>
public enum OwnershipMode
{
    /// <summary>The owners of a crawl take the place of all others.</summary>
    Replace,

    /// <summary>The owners of a crawl come and go beside the others, each marked with the source that named it.</summary>
    Patch,
}
