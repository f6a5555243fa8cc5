namespace MetadataIngestion.Abstractions;

/// <summary>What a source's catalog says about a dataset's size; read from the catalog, never by a scan.</summary>
public sealed record DatasetStatistics
{
    /// <summary>The number of rows, often an estimate; <see langword="null"/> when the source does not know.</summary>
    public long? RowCount { get; init; }

    /// <summary>The stored size in bytes; <see langword="null"/> when the source does not know.</summary>
    public long? SizeInBytes { get; init; }

    /// <summary>What is known of the values of fields, in the order of the fields; those of which nothing is known are left out.</summary>
    public IReadOnlyList<FieldStatistics> Fields { get; init; } = [];
}
