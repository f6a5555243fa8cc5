namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>What a file's name says about its contents.</summary>
/// <param name="Format">The format.</param>
/// <param name="IsGzip">Whether it is gzipped.</param>
/// <param name="BaseName">The name without its extensions.</param>
internal readonly record struct FileKind(FileFormat Format, bool IsGzip, string BaseName)
{
    /// <summary>Formats and compressions that data comes in and this connector does not read; named in the report, so that they are not missed.</summary>
    private static readonly string[] UnsupportedExtensions =
        [".xlsx", ".xls", ".xml", ".arrow", ".feather", ".zip", ".bz2", ".zst", ".xz", ".lz4", ".snappy", ".br"];

    private static readonly string[] Codecs =
        [".gz", ".gzip", ".snappy", ".zstd", ".zst", ".lz4", ".lz4raw", ".lz4_raw", ".brotli", ".br", ".lzo", ".deflate", ".bzip2", ".xz", ".uncompressed"];

    public static FileKind? Parse(string name)
    {
        var (inner, isGzip) = StripGzip(name);
        var extension = Path.GetExtension(inner);
        return FormatOf(extension) is { } format ? new FileKind(format, isGzip, BaseNameOf(format, inner[..^extension.Length])) : null;
    }

    /// <summary>The extension of a data file that cannot be read, in lower case; <see langword="null"/> for anything else.</summary>
    public static string? UnsupportedExtension(string name)
    {
        var extension = Path.GetExtension(StripGzip(name).Inner).ToLowerInvariant();
        return UnsupportedExtensions.Contains(extension) ? extension : null;
    }

    public static string NameOf(FileFormat format) => format switch
    {
        FileFormat.Csv => "csv",
        FileFormat.Tsv => "tsv",
        FileFormat.Json => "json",
        FileFormat.Parquet => "parquet",
        FileFormat.Avro => "avro",
        FileFormat.Orc => "orc",
        _ => "jsonl",
    };

    /// <summary>Engines name the codec inside binary files before the extension: <c>part-0.snappy.parquet</c>.</summary>
    private static string BaseNameOf(FileFormat format, string name) =>
        format is FileFormat.Parquet or FileFormat.Avro or FileFormat.Orc && Codecs.Contains(Path.GetExtension(name).ToLowerInvariant())
            ? Path.GetFileNameWithoutExtension(name)
            : name;

    private static (string Inner, bool IsGzip) StripGzip(string name)
    {
        var extension = Path.GetExtension(name);
        var isGzip = extension.Equals(".gz", StringComparison.OrdinalIgnoreCase) || extension.Equals(".gzip", StringComparison.OrdinalIgnoreCase);
        return isGzip ? (name[..^extension.Length], true) : (name, false);
    }

    private static FileFormat? FormatOf(string extension) => extension.ToLowerInvariant() switch
    {
        ".csv" => FileFormat.Csv,
        ".tsv" or ".tab" => FileFormat.Tsv,
        ".json" => FileFormat.Json,
        ".parquet" or ".parq" or ".pq" => FileFormat.Parquet,
        ".avro" => FileFormat.Avro,
        ".orc" => FileFormat.Orc,
        ".jsonl" or ".ndjson" or ".jsonlines" => FileFormat.JsonLines,
        _ => null,
    };
}
