using System.IO.Compression;
using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Layout;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>
/// What was found in each file of a dataset, so that a file is not read again because another has changed. For use by one thread.
/// </summary>
internal sealed class FileMemory
{
    // As much as the largest sample of the default size; of datasets with more, the rest is read again when one of their files changes.
    private const int MaxExtracts = 2 * 1024 * 1024;
    private const int MaxFiles = 10_000;

    private readonly ILookup<string, RememberedFile> _known;
    private readonly List<RememberedFile> _current = [];
    private long _extracts;

    private FileMemory(bool isKept, IEnumerable<RememberedFile> known)
    {
        IsKept = isKept;
        _known = known.ToLookup(static file => file.Path, StringComparer.Ordinal);
    }

    /// <summary>Of a dataset of whose files nothing is remembered.</summary>
    public static FileMemory None => new(isKept: false, []);

    /// <summary>Whether anything is remembered.</summary>
    public bool IsKept { get; }

    /// <summary>Whether every file that was looked at is remembered.</summary>
    public bool IsLasting { get; private set; } = true;

    public static FileMemory Read(ReadOnlyMemory<byte> packed) => new(isKept: true, Unpack(packed));

    /// <summary>What is remembered of a file that is still the same; <see langword="null"/> for any other.</summary>
    /// <param name="file">The file.</param>
    /// <param name="format">What it is read as.</param>
    public RememberedFile? Find(LakeFile file, FileFormat format) =>
        _known.Count == 0 ? null : _known[file.FullPath].FirstOrDefault(known => known.Format == format && known.IsStill(file.Entry));

    /// <summary>Whether a file that is still the same need not be read.</summary>
    public bool Knows(LakeFile file) => _known.Count > 0 && _known[file.FullPath].Any(known => known.IsStill(file.Entry));

    public void Remember(RememberedFile file)
    {
        var extract = file.Extract?.Bytes.Length ?? 0;
        if (_current.Count < MaxFiles && _extracts + extract <= MaxExtracts)
        {
            _current.Add(file);
            _extracts += extract;
        }
    }

    /// <summary>Notes a file that has to be tried again.</summary>
    public void Forget() => IsLasting = false;

    /// <summary>All files that were remembered, packed: those of one dataset are much alike.</summary>
    public ReadOnlyMemory<byte> Write()
    {
        if (_current.Count == 0)
            return default;

        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(stream, _current, MemoryJson.Default.ListRememberedFile);
        }

        return packed.ToArray();
    }

    private static List<RememberedFile> Unpack(ReadOnlyMemory<byte> packed)
    {
        if (packed.IsEmpty)
            return [];

        try
        {
            using var stream = new ZLibStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
            return JsonSerializer.Deserialize(stream, MemoryJson.Default.ListRememberedFile) ?? [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            return [];
        }
    }
}
