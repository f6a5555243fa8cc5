using System.Buffers.Binary;
using System.Text;

namespace MetadataIngestion.Connectors.Kafka.Cluster;

/// <summary>The topics that a member of a group was given, in the form in which consumers tell each other through the broker.</summary>
internal static class ConsumerAssignment
{
    /// <summary>The topics; none when the bytes are of another protocol.</summary>
    public static IReadOnlyList<string> TopicsOf(ReadOnlySpan<byte> assignment)
    {
        List<string> topics = [];
        var rest = assignment;
        if (!TrySkip(ref rest, sizeof(short)) || !TryReadCount(ref rest, out var count))
            return [];

        for (var i = 0; i < count; i++)
        {
            if (!TryReadName(ref rest, out var topic) || !TryReadCount(ref rest, out var partitions) || !TrySkip(ref rest, (long)partitions * sizeof(int)))
                return [];

            topics.Add(topic);
        }

        return topics;
    }

    private static bool TryReadName(ref ReadOnlySpan<byte> rest, out string name)
    {
        name = string.Empty;
        if (rest.Length < sizeof(short))
            return false;

        int length = BinaryPrimitives.ReadInt16BigEndian(rest);
        rest = rest[sizeof(short)..];
        if (length < 0 || length > rest.Length)
            return false;

        name = Encoding.UTF8.GetString(rest[..length]);
        rest = rest[length..];
        return true;
    }

    private static bool TryReadCount(ref ReadOnlySpan<byte> rest, out int count)
    {
        if (!BinaryPrimitives.TryReadInt32BigEndian(rest, out count) || count < 0)
            return false;

        rest = rest[sizeof(int)..];
        return true;
    }

    private static bool TrySkip(ref ReadOnlySpan<byte> rest, long bytes)
    {
        if (bytes > rest.Length)
            return false;

        rest = rest[(int)bytes..];
        return true;
    }
}
