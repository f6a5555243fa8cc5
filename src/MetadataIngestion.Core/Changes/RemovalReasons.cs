namespace MetadataIngestion.Core.Changes;

/// <summary>Why an entity is removed.</summary>
public static class RemovalReasons
{
    /// <summary>It is no longer in the source.</summary>
    public const string Dropped = "dropped";

    /// <summary>The configuration no longer wants it.</summary>
    public const string Filtered = "filtered";

    /// <summary>It is a finding, and there is nothing wrong any more.</summary>
    public const string Resolved = "resolved";

    /// <summary>It lives on under another name.</summary>
    public const string Renamed = "renamed";
}
