namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>What one folder's name says about the partition it holds.</summary>
/// <param name="Key">The key's name.</param>
/// <param name="Value">The value; <see langword="null"/> for Hive's null partition.</param>
internal readonly record struct PartitionValue(string Key, string? Value)
{
    private const string HiveNull = "__HIVE_DEFAULT_PARTITION__";

    /// <summary>Reads <c>key=value</c>; <see langword="null"/> for any other name.</summary>
    public static PartitionValue? Parse(string folderName)
    {
        var equals = folderName.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 ? Create(folderName[..equals], folderName[(equals + 1)..]) : null;
    }

    public static PartitionValue Create(string key, string value) =>
        new(Uri.UnescapeDataString(key), value is HiveNull or "" ? null : Uri.UnescapeDataString(value));

    public override string ToString() => $"{Key}={Value}";
}
