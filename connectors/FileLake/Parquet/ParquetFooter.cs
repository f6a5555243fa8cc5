namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>What the end of a Parquet file says about the whole.</summary>
internal sealed record ParquetFooter
{
    public required SchemaTree Schema { get; init; }

    /// <summary>The rows that the file claims to hold.</summary>
    public long? StatedRows { get; init; }

    public string? CreatedBy { get; init; }

    /// <summary>Whether the footer is signed, and columns may be encrypted.</summary>
    public bool IsSigned { get; init; }

    public required RowGroupTotals RowGroups { get; init; }

    /// <summary>The texts of those who wrote the file, by key.</summary>
    public required IReadOnlyDictionary<string, string> KeyValues { get; init; }
}
