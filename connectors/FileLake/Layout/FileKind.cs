using System.Collections.Frozen;
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

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ZstandardExtensions = Lookup(".zst", ".zstd");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Codecs = Lookup(
        ".gz", ".gzip", ".snappy", ".zstd", ".zst", ".lz4", ".lz4raw", ".lz4_raw", ".brotli", ".br", ".lzo", ".deflate", ".bzip2", ".xz", ".uncompressed");

    // Files without an extension that lie beside data and are none.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> ProseNames = Lookup(
        "readme", "license", "licence", "copying", "notice", "changelog", "changes", "authors", "contributors", "manifest", "version", "makefile", "dockerfile", "jenkinsfile");

    /// <summary>The name without its extensions.</summary>
    public ReadOnlySpan<char> BaseName => Name.AsSpan(0, BaseLength);

    public static FileKind? Parse(string name)
    {
        var inner = Unpacked(name, out var packing);
        var extension = Path.GetExtension(inner);
        if (Formats.TryGetValue(extension, out var format))
            return new FileKind(format, packing, name, BaseLengthOf(format, inner[..^extension.Length]));

        return extension.IsEmpty && !ProseNames.Contains(inner) ? new FileKind(FileFormat.Unnamed, packing, name, inner.Length) : null;
    }

    /// <summary>The extension of a data file that cannot be read, in lower case; <see langword="null"/> for anything else.</summary>
    public static string? UnsupportedExtension(string name)
    {
        var extension = Path.GetExtension(GzipExtensions.Contains(Path.GetExtension(name.AsSpan())) ? Path.GetFileNameWithoutExtension(name.AsSpan()) : name);
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
        FileFormat.JsonLines => "jsonl",
        _ => "without extension",
    };

    /// <summary>What names of files of the format end with in the names of datasets.</summary>
    public static string SuffixOf(FileFormat format) => format == FileFormat.Unnamed ? string.Empty : "." + NameOf(format);

    /// <summary>Engines name the codec inside binary files before the extension: <c>part-0.snappy.parquet</c>.</summary>
    private static int BaseLengthOf(FileFormat format, ReadOnlySpan<char> name)
    {
        var extension = Path.GetExtension(name);
        return IsBinary(format) && Codecs.Contains(extension) ? name.Length - extension.Length : name.Length;
    }

    /// <summary>The name without the extension that says how the whole file is packed.</summary>
    private static ReadOnlySpan<char> Unpacked(ReadOnlySpan<char> name, out Codec packing)
    {
        var extension = Path.GetExtension(name);
        packing = GzipExtensions.Contains(extension) ? Codec.Gzip : ZstandardExtensions.Contains(extension) ? Codec.Zstandard : Codec.None;
        return packing == Codec.None ? name : name[..^extension.Length];
    }

    /// <summary>Whether files of the format tell their schema in one part of them.</summary>
    public static bool IsBinary(FileFormat format) => format is FileFormat.Parquet or FileFormat.Avro or FileFormat.Orc;

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(params ReadOnlySpan<string> names) =>
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, names).GetAlternateLookup<ReadOnlySpan<char>>();
}
