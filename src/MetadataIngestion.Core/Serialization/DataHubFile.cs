namespace MetadataIngestion.Core.Serialization;

/// <summary>What holds the records of DataHub's metadata file together: one JSON array of records that are each indented for themselves.</summary>
public static class DataHubFile
{
    /// <summary>A file without records.</summary>
    public static ReadOnlySpan<byte> Empty => "[]"u8;

    /// <summary>What comes before the first record.</summary>
    public static ReadOnlySpan<byte> Opening => "[\n"u8;

    /// <summary>What comes between two records.</summary>
    public static ReadOnlySpan<byte> Separator => ",\n"u8;

    /// <summary>What comes after the last record.</summary>
    public static ReadOnlySpan<byte> Closing => "\n]"u8;
}
