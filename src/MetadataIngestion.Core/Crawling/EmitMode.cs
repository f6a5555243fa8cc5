namespace MetadataIngestion.Core.Crawling;

/// <summary>Which proposals of a run are appended to the log.</summary>
public enum EmitMode
{
    /// <summary>Only those that say something new. The default.</summary>
    Changed,

    /// <summary>All of them, changed or not.</summary>
    All,
}
