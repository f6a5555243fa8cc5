using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>The form of what is remembered: how it was found, the datasets, the files that describe them, and a checksum.</summary>
internal static class MemoryFile
{
    private const string Magic = "filelake-memory-2";

    /// <param name="content">What was written.</param>
    /// <param name="reading">How the lake is read; what was found in another way is of no use.</param>
    /// <returns>What it says; nothing when it is not of this form, or damaged.</returns>
    public static MemoryContent Read(ReadOnlyMemory<byte> content, string reading)
    {
        var length = content.Length - SHA256.HashSizeInBytes;
        if (length <= 0 || !SHA256.HashData(content.Span[..length]).AsSpan().SequenceEqual(content.Span[length..]))
            return MemoryContent.Empty;

        using var stream = Stream(content[..length]);
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        return reader.ReadString() == Magic && reader.ReadString() == reading
            ? new MemoryContent(ReadDatasets(reader, content), ReadTexts(reader))
            : MemoryContent.Empty;
    }

    public static byte[] Write(string reading, MemoryContent content)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(reading);
            Write(writer, content.Datasets, static (writer, entry) =>
            {
                writer.Write(entry.Mark);
                Write(writer, entry.Content.Span);
                Write(writer, entry.Files.Span);
            });
            Write(writer, content.Texts, static (writer, text) =>
            {
                writer.Write(text.Mark);
                writer.Write(text.Text);
            });
        }

        stream.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return stream.ToArray();
    }

    private static MemoryStream Stream(ReadOnlyMemory<byte> content) => MemoryMarshal.TryGetArray(content, out var bytes)
        ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
        : new MemoryStream(content.ToArray());

    private static Dictionary<string, MemoryEntry> ReadDatasets(BinaryReader reader, ReadOnlyMemory<byte> content)
    {
        var entries = new Dictionary<string, MemoryEntry>(StringComparer.Ordinal);
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            entries[reader.ReadString()] = new MemoryEntry(reader.ReadString(), Slice(reader, content), Slice(reader, content));
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

    /// <summary>A part of the content, which most crawls take only a little of.</summary>
    private static ReadOnlyMemory<byte> Slice(BinaryReader reader, ReadOnlyMemory<byte> content)
    {
        var length = reader.ReadInt32();
        var slice = content.Slice((int)reader.BaseStream.Position, length);
        reader.BaseStream.Position += length;
        return slice;
    }

    private static void Write<T>(BinaryWriter writer, IReadOnlyDictionary<string, T> entries, Action<BinaryWriter, T> write)
    {
        writer.Write(entries.Count);
        foreach (var (name, entry) in entries.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            writer.Write(name);
            write(writer, entry);
        }
    }

    private static void Write(BinaryWriter writer, ReadOnlySpan<byte> bytes)
    {
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }
}
