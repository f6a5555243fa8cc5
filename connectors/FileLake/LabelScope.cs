namespace MetadataIngestion.Connectors.FileLake;

/// <summary>Whose tags and metadata are read.</summary>
public enum LabelScope
{
    /// <summary>Nobody's.</summary>
    None,

    /// <summary>Those of buckets and containers: one request for each in a crawl.</summary>
    Buckets,

    /// <summary>Those of each dataset's newest file as well: one or two requests for each dataset in every crawl.</summary>
    Files,
}
