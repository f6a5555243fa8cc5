using MetadataIngestion.Connectors.FileLake.Compression;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>What a file's name says about its contents.</summary>
/// <param name="Format">The format.</param>
/// <param name="Packing">What it is packed with: nothing, gzip or Zstandard.</param>
/// <param name="Name">The name.</param>
/// <param name="BaseLength">How much of the name comes before its extensions.</param>
internal readonly record struct FileKind(FileFormat Format, Codec Packing, string Name, int BaseLength)
{
    /// <summary>Formats and compressions that data comes in and this connector does not read; named in the report, so that they are not missed.</summary>
    private static readonly string[] UnsupportedExtensions =
        [".xlsx", ".xls", ".xml", ".arrow", ".feather", ".zip", ".bz2", ".zst", ".xz", ".lz4", ".snappy", ".br"];

    private static readonly (FileFormat Format, string[] Extensions)[] Formats =
    [
        (FileFormat.Parquet, [".parquet", ".parq", ".pq"]),
        (FileFormat.Csv, [".csv"]),
        (FileFormat.Json, [".json"]),
        (FileFormat.JsonLines, [".jsonl", ".ndjson", ".jsonlines"]),
        (FileFormat.Avro, [".avro"]),
        (FileFormat.Orc, [".orc"]),
        (FileFormat.Tsv, [".tsv", ".tab"]),
    ];

    private static readonly string[] GzipExtensions = [".gz", ".gzip"];

    private static readonly string[] ZstandardExtensions = [".zst", ".zstd"];

    private static readonly string[] Codecs =
        [".gz", ".gzip", ".snappy", ".zstd", ".zst", ".lz4", ".lz4raw", ".lz4_raw", ".brotli", ".br", ".lzo", ".deflate", ".bzip2", ".xz", ".uncompressed"];

    // Files without an extension that lie beside data and are none.
    private static readonly string[] ProseNames =
        ["readme", "license", "licence", "copying", "notice", "changelog", "changes", "authors", "contributors", "manifest", "version", "makefile", "dockerfile", "jenkinsfile"];

    /// <summary>The name without its extensions.</summary>
    public string BaseName => Name[..BaseLength];

    public static FileKind? Parse(string name)
    {
        var inner = Unpacked(name, out var packing);
        var extension = Path.GetExtension(inner);
        if (FormatOf(extension) is { } format)
            return new FileKind(format, packing, name, BaseLengthOf(format, inner[..^extension.Length]));

        return extension.IsEmpty && !IsAny(inner, ProseNames) ? new FileKind(FileFormat.Unnamed, packing, name, inner.Length) : null;
    }

    /// <summary>The extension of a data file that cannot be read, in lower case; <see langword="null"/> for anything else.</summary>
    public static string? UnsupportedExtension(string name)
    {
        var extension = Path.GetExtension(IsAny(Path.GetExtension(name), GzipExtensions) ? Path.GetFileNameWithoutExtension(name.AsSpan()) : name);
        foreach (var unsupported in UnsupportedExtensions)
        {
            if (extension.Equals(unsupported, StringComparison.OrdinalIgnoreCase))
                return unsupported;
        }

        return null;
    }

    public static string NameOf(FileFormat format) => format switch
    {
        FileFormat.Csv => "csv",
        FileFormat.Tsv => "tsv",
        FileFormat.Json => "json",
        FileFormat.Parquet => "parquet",
        FileFormat.Avro => "avro",
        FileFormat.Orc => "orc",
        FileFormat.JsonLines => "jsonl",
        _ => "without extension",
    };

    /// <summary>What names of files of the format end with in the names of datasets.</summary>
    public static string SuffixOf(FileFormat format) => format == FileFormat.Unnamed ? string.Empty : "." + NameOf(format);

    /// <summary>Engines name the codec inside binary files before the extension: <c>part-0.snappy.parquet</c>.</summary>
    private static int BaseLengthOf(FileFormat format, ReadOnlySpan<char> name)
    {
        var extension = Path.GetExtension(name);
        return IsBinary(format) && IsAny(extension, Codecs) ? name.Length - extension.Length : name.Length;
    }

    /// <summary>The name without the extension that says how the whole file is packed.</summary>
    private static ReadOnlySpan<char> Unpacked(ReadOnlySpan<char> name, out Codec packing)
    {
        var extension = Path.GetExtension(name);
        packing = IsAny(extension, GzipExtensions) ? Codec.Gzip : IsAny(extension, ZstandardExtensions) ? Codec.Zstandard : Codec.None;
        return packing == Codec.None ? name : name[..^extension.Length];
    }

    private static FileFormat? FormatOf(ReadOnlySpan<char> extension)
    {
        foreach (var (format, extensions) in Formats)
        {
            if (IsAny(extension, extensions))
                return format;
        }

        return null;
    }

    private static bool IsBinary(FileFormat format) => format is FileFormat.Parquet or FileFormat.Avro or FileFormat.Orc;

    private static bool IsAny(ReadOnlySpan<char> extension, string[] extensions)
    {
        foreach (var candidate in extensions)
        {
            if (extension.Equals(candidate, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
