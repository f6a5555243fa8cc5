using MetadataIngestion.Connectors.FileLake.Json;

namespace MetadataIngestion.Connectors.FileLake.Inference;

/// <summary>What one file shows beside its fields.</summary>
internal sealed record FileFindings
{
    /// <summary>The number of records; <see langword="null"/> when it is not known.</summary>
    public long? Records { get; init; }

    /// <summary>The size of the data before it was compressed; <see langword="null"/> when it is not known.</summary>
    public long? UncompressedBytes { get; init; }

    /// <summary>The names of the outermost fields, by which files that do not belong together are recognized.</summary>
    public required IReadOnlyList<string> FieldNames { get; init; }

    /// <summary>All fields, by which files are compared.</summary>
    public IReadOnlyList<FieldShape> Shape { get; init; } = [];

    /// <summary>Facts about the format, such as the delimiter.</summary>
    public required IReadOnlyDictionary<string, string> Properties { get; init; }

    /// <summary>What is wrong with the file, although it could be read.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>What occurs in each column of delimited text, in the order of <see cref="FieldNames"/>.</summary>
    public IReadOnlyList<TextClass>? ColumnClasses { get; init; }

    /// <summary>What occurs in JSON.</summary>
    public JsonShape? RecordShape { get; init; }

    /// <summary>The schema in the format's own language; <see langword="null"/> when it has none.</summary>
    public string? NativeSchema { get; init; }
}
