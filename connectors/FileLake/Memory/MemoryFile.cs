using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>
/// The form of what is remembered: how it was found, the datasets, the files that describe them, and a checksum of that; then what was
/// found in single files, which most crawls do not look at and which has checksums of its own.
/// </summary>
internal static class MemoryFile
{
    private const string Magic = "filelake-memory-2";

    /// <param name="content">What was written.</param>
    /// <param name="reading">How the lake is read; what was found in another way is of no use.</param>
    /// <returns>What it says; nothing when it is not of this form, or damaged.</returns>
    public static MemoryContent Read(ReadOnlyMemory<byte> content, string reading)
    {
        if (content.Length < sizeof(int) + SHA256.HashSizeInBytes)
            return MemoryContent.Empty;

        var length = BinaryPrimitives.ReadInt32LittleEndian(content.Span);
        if (length < 0 || length > content.Length - sizeof(int) - SHA256.HashSizeInBytes)
            return MemoryContent.Empty;

        var main = content.Slice(sizeof(int), length);
        var rest = content[(sizeof(int) + length)..];
        return SHA256.HashData(main.Span).AsSpan().SequenceEqual(rest.Span[..SHA256.HashSizeInBytes])
            ? Read(main, rest[SHA256.HashSizeInBytes..], reading)
            : MemoryContent.Empty;
    }

    public static byte[] Write(string reading, MemoryContent content)
    {
        using var main = new MemoryStream();
        using var files = new MemoryStream();
        using (var writer = new BinaryWriter(main, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(reading);
            Write(writer, content.Datasets, entry => Write(writer, entry, files));
            Write(writer, content.Texts, text => Write(writer, text));
        }

        var written = main.GetBuffer().AsSpan(0, (int)main.Length);
        var length = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, written.Length);
        return [.. length, .. written, .. SHA256.HashData(written), .. files.GetBuffer().AsSpan(0, (int)files.Length)];
    }

    private static MemoryContent Read(ReadOnlyMemory<byte> main, ReadOnlyMemory<byte> files, string reading)
    {
        using var reader = new BinaryReader(Stream(main), Encoding.UTF8);
        return reader.ReadString() == Magic && reader.ReadString() == reading
            ? new MemoryContent(ReadDatasets(reader, main, files), ReadTexts(reader))
            : MemoryContent.Empty;
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> content) => MemoryMarshal.TryGetArray(content, out var bytes)
        ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
        : new MemoryStream(content.ToArray());

    private static Dictionary<string, MemoryEntry> ReadDatasets(BinaryReader reader, ReadOnlyMemory<byte> main, ReadOnlyMemory<byte> files)
    {
        var entries = new Dictionary<string, MemoryEntry>(StringComparer.Ordinal);
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            entries[reader.ReadString()] = new MemoryEntry(reader.ReadString(), Slice(reader, main), Slice(files, reader.ReadInt32(), reader.ReadInt32()));
        }

        return entries;
    }

    private static Dictionary<string, RememberedText> ReadTexts(BinaryReader reader)
    {
        var texts = new Dictionary<string, RememberedText>(StringComparer.Ordinal);
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            texts[reader.ReadString()] = new RememberedText(reader.ReadString(), reader.ReadString());
        }

        return texts;
    }

    private static ReadOnlyMemory<byte> Slice(BinaryReader reader, ReadOnlyMemory<byte> main)
    {
        var length = reader.ReadInt32();
        var slice = main.Slice((int)reader.BaseStream.Position, length);
        reader.BaseStream.Position += length;
        return slice;
    }

    /// <summary>The end may be cut off.</summary>
    private static ReadOnlyMemory<byte> Slice(ReadOnlyMemory<byte> files, int offset, int length) =>
        offset + length <= files.Length ? files.Slice(offset, length) : default;

    private static void Write<T>(BinaryWriter writer, IReadOnlyDictionary<string, T> entries, Action<T> write)
    {
        writer.Write(entries.Count);
        foreach (var (name, entry) in entries.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            writer.Write(name);
            write(entry);
        }
    }

    private static void Write(BinaryWriter writer, MemoryEntry entry, MemoryStream files)
    {
        writer.Write(entry.Mark);
        writer.Write(entry.Content.Length);
        writer.Write(entry.Content.Span);
        writer.Write((int)files.Length);
        writer.Write(entry.Files.Length);
        files.Write(entry.Files.Span);
    }

    private static void Write(BinaryWriter writer, RememberedText text)
    {
        writer.Write(text.Mark);
        writer.Write(text.Text);
    }
}
