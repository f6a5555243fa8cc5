namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>How a verdict is known.</summary>
public enum Evidence
{
    /// <summary>It is not known.</summary>
    None,

    /// <summary>It was so when the crawl looked, and may be otherwise later.</summary>
    Observed,

    /// <summary>The source's own definitions make sure of it.</summary>
    Proved,
}
