using System.Collections.Frozen;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>What a file's name says about its contents.</summary>
/// <param name="Format">The format.</param>
/// <param name="IsGzip">Whether it is gzipped.</param>
/// <param name="Name">The name.</param>
/// <param name="BaseLength">How much of the name comes before its extensions.</param>
internal readonly record struct FileKind(FileFormat Format, bool IsGzip, string Name, int BaseLength)
{
    /// <summary>Formats and compressions that data comes in and this connector does not read; named in the report, so that they are not missed.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> UnsupportedExtensions = Lookup(
        ".xlsx", ".xls", ".xml", ".arrow", ".feather", ".zip", ".bz2", ".zst", ".xz", ".lz4", ".snappy", ".br");

    private static readonly FrozenDictionary<string, FileFormat>.AlternateLookup<ReadOnlySpan<char>> Formats = new Dictionary<string, FileFormat>
    {
        [".parquet"] = FileFormat.Parquet,
        [".parq"] = FileFormat.Parquet,
        [".pq"] = FileFormat.Parquet,
        [".csv"] = FileFormat.Csv,
        [".json"] = FileFormat.Json,
        [".jsonl"] = FileFormat.JsonLines,
        [".ndjson"] = FileFormat.JsonLines,
        [".jsonlines"] = FileFormat.JsonLines,
        [".avro"] = FileFormat.Avro,
        [".orc"] = FileFormat.Orc,
        [".tsv"] = FileFormat.Tsv,
        [".tab"] = FileFormat.Tsv,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> GzipExtensions = Lookup(".gz", ".gzip");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Codecs = Lookup(
        ".gz", ".gzip", ".snappy", ".zstd", ".zst", ".lz4", ".lz4raw", ".lz4_raw", ".brotli", ".br", ".lzo", ".deflate", ".bzip2", ".xz", ".uncompressed");

    /// <summary>The name without its extensions.</summary>
    public ReadOnlySpan<char> BaseName => Name.AsSpan(0, BaseLength);

    public static FileKind? Parse(string name)
    {
        var inner = StripGzip(name, out var isGzip);
        var extension = Path.GetExtension(inner);
        return Formats.TryGetValue(extension, out var format) ? new FileKind(format, isGzip, name, BaseLengthOf(format, inner[..^extension.Length])) : null;
    }

    /// <summary>The extension of a data file that cannot be read, in lower case; <see langword="null"/> for anything else.</summary>
    public static string? UnsupportedExtension(string name)
    {
        var extension = Path.GetExtension(StripGzip(name, out _));
        return UnsupportedExtensions.TryGetValue(extension, out var unsupported) ? unsupported : null;
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
    private static int BaseLengthOf(FileFormat format, ReadOnlySpan<char> name)
    {
        var extension = Path.GetExtension(name);
        return IsBinary(format) && Codecs.Contains(extension) ? name.Length - extension.Length : name.Length;
    }

    private static ReadOnlySpan<char> StripGzip(ReadOnlySpan<char> name, out bool isGzip)
    {
        var extension = Path.GetExtension(name);
        isGzip = GzipExtensions.Contains(extension);
        return isGzip ? name[..^extension.Length] : name;
    }

    /// <summary>Whether files of the format tell their schema in one part of them.</summary>
    public static bool IsBinary(FileFormat format) => format is FileFormat.Parquet or FileFormat.Avro or FileFormat.Orc;

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(params ReadOnlySpan<string> names) =>
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, names).GetAlternateLookup<ReadOnlySpan<char>>();
}
