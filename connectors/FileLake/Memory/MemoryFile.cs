using System.Security.Cryptography;
using System.Text;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>The form of what is remembered: a checksum, and for each dataset its name, its mark and its description.</summary>
internal static class MemoryFile
{
    private const string Magic = "filelake-memory-1";

    /// <summary>What was written; empty when it is not of this form, or damaged.</summary>
    public static Dictionary<string, MemoryEntry> Read(ReadOnlyMemory<byte> content)
    {
        var length = content.Length - SHA256.HashSizeInBytes;
        if (length <= 0 || !SHA256.HashData(content.Span[..length]).AsSpan().SequenceEqual(content.Span[length..]))
            return [];

        using var reader = new BinaryReader(new MemoryStream(content[..length].ToArray()), Encoding.UTF8);
        return reader.ReadString() == Magic ? Read(reader) : [];
    }

    public static byte[] Write(IReadOnlyCollection<KeyValuePair<string, MemoryEntry>> entries)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(entries.Count);
            foreach (var (name, entry) in entries)
            {
                writer.Write(name);
                writer.Write(entry.Mark);
                writer.Write(entry.Content.Length);
                writer.Write(entry.Content);
            }
        }

        stream.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return stream.ToArray();
    }

    private static Dictionary<string, MemoryEntry> Read(BinaryReader reader)
    {
        var entries = new Dictionary<string, MemoryEntry>(StringComparer.Ordinal);
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            entries[reader.ReadString()] = new MemoryEntry(reader.ReadString(), reader.ReadBytes(reader.ReadInt32()));
        }

        return entries;
    }
}
