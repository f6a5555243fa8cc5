using System.IO.Compression;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Removal;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Splitting;

/// <summary>
/// What a worker saw in a part of a source, as bytes: a byte for the version of the form, then, packed, all that removals and inspectors of the whole run depend on.
/// </summary>
internal static class PartFindings
{
    private const byte Version = 1;

    public static byte[] Of(SourcePass pass, IEnumerable<IPartInspector> inspectors)
    {
        using var bytes = new MemoryStream();
        bytes.WriteByte(Version);
        using (var writer = new BinaryWriter(new DeflateStream(bytes, CompressionLevel.Fastest, leaveOpen: true)))
        {
            Write(writer, pass.Observations);
            WriteAll(writer, pass.Normalizer.Containers.Urns, container => Write(writer, container));
            WriteAll(writer, inspectors.Select(inspector => inspector.Save(pass.Inspected(isPartial: true))), saved => Write(writer, saved));
        }

        return bytes.ToArray();
    }

    /// <summary>Adds findings to those of the whole run.</summary>
    /// <returns>The numbers of entities that the run had seen before.</returns>
    public static IReadOnlyList<long> Merge(ReadOnlyMemory<byte> findings, SourcePass pass, IEnumerable<IPartInspector> inspectors)
    {
        if (findings.IsEmpty || findings.Span[0] != Version)
            throw OtherForm();

        using var reader = new BinaryReader(new DeflateStream(new MemoryStream(findings[1..].ToArray()), CompressionMode.Decompress));
        var twice = Read(reader, pass.Observations);
        ReadAll(reader, () =>
        {
            var (key, urn) = (reader.ReadString(), reader.ReadString());
            if (!pass.Normalizer.Containers.Contains(key))
                pass.Normalizer.Containers.Add(key, urn);
        });
        var saved = new List<byte[]>();
        ReadAll(reader, () => saved.Add(reader.ReadBytes(reader.Read7BitEncodedInt())));
        var merging = inspectors.ToList();
        if (merging.Count != saved.Count)
            throw OtherForm();

        foreach (var (inspector, found) in merging.Zip(saved))
            inspector.Merge(found);
        return twice;
    }

    private static StoreException OtherForm() => new("A part was crawled by a worker whose version of the program keeps its findings in another form. Run the same version everywhere.");

    private static void Write(BinaryWriter writer, RunObservations observations)
    {
        WriteRoot(writer, observations.Root);
        writer.Write(observations.RoutinesSkipped);
        var last = 0L;
        writer.Write7BitEncodedInt64(observations.Seen.Count);
        foreach (var id in observations.Seen.Ids)
        {
            writer.Write7BitEncodedInt64(id - last);
            last = id;
        }

        WriteAll(writer, observations.Filtered.Keys, writer.Write);
        WriteAll(writer, observations.Unreadable.Keys, writer.Write);
        WriteAll(writer, observations.NewByIdentity, entity => Write(writer, entity));
        WriteAll(writer, observations.Scopes.Incomplete, writer.Write);
        WriteAll(writer, observations.Scopes.Completed, scope =>
        {
            writer.Write(scope.Key);
            writer.Write7BitEncodedInt((int)scope.Value);
        });
    }

    private static List<long> Read(BinaryReader reader, RunObservations observations)
    {
        ReadRoot(reader, observations);
        observations.RoutinesSkipped |= reader.ReadBoolean();
        var twice = new List<long>();
        var id = 0L;
        for (var left = reader.Read7BitEncodedInt64(); left > 0; left--)
        {
            id += reader.Read7BitEncodedInt64();
            if (!observations.Seen.Add(id))
                twice.Add(id);
        }

        ReadAll(reader, () => observations.Filtered.Add(reader.ReadString()));
        ReadAll(reader, () => observations.Unreadable.Add(reader.ReadString()));
        ReadAll(reader, () => observations.NewByIdentity[reader.ReadString()] = reader.ReadString());
        ReadAll(reader, () => observations.Scopes.MarkIncomplete(reader.ReadString()));
        ReadAll(reader, () => observations.Scopes.Complete(reader.ReadString(), (AssetKinds)reader.Read7BitEncodedInt()));
        return twice;
    }

    private static void WriteRoot(BinaryWriter writer, AssetPath? root)
    {
        writer.Write(root?.Platform ?? string.Empty);
        writer.Write(root?.Instance ?? string.Empty);
        writer.Write((ushort)(root?.Separator ?? default));
    }

    private static void ReadRoot(BinaryReader reader, RunObservations observations)
    {
        var (platform, instance, separator) = (reader.ReadString(), reader.ReadString(), (char)reader.ReadUInt16());
        if (platform.Length > 0)
            observations.NotePath(AssetPath.Root(platform, instance.Length > 0 ? instance : null, separator));
    }

    private static void Write(BinaryWriter writer, KeyValuePair<string, string> pair)
    {
        writer.Write(pair.Key);
        writer.Write(pair.Value);
    }

    private static void Write(BinaryWriter writer, ReadOnlyMemory<byte> saved)
    {
        writer.Write7BitEncodedInt(saved.Length);
        writer.Write(saved.Span);
    }

    private static void WriteAll<T>(BinaryWriter writer, IEnumerable<T> items, Action<T> write)
    {
        var all = items.ToList();
        writer.Write7BitEncodedInt(all.Count);
        all.ForEach(write);
    }

    private static void ReadAll(BinaryReader reader, Action read)
    {
        for (var left = reader.Read7BitEncodedInt(); left > 0; left--)
            read();
    }
}
