namespace MetadataIngestion.Abstractions;

/// <summary>What a source's catalog, or the metadata of its files, says about the values of a field; never the result of a scan.</summary>
/// <param name="Path">The field's path.</param>
public sealed record FieldStatistics(string Path)
{
    /// <summary>How many values are null; <see langword="null"/> when the source does not know.</summary>
    public long? NullCount { get; init; }

    /// <summary>The least value as text; <see langword="null"/> when the source does not know.</summary>
    public string? Min { get; init; }

    /// <summary>The greatest value as text; <see langword="null"/> when the source does not know.</summary>
    public string? Max { get; init; }
}
