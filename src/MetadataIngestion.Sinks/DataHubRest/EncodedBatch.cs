using System.Buffers;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Sinks.DataHubRest;

/// <summary>
/// A batch of the log as JSON, a comma after each entry, so that any run of entries is a part of one buffer: dividing a request encodes nothing again.
/// </summary>
internal sealed class EncodedBatch
{
    private readonly ArrayBufferWriter<byte> _json = new();
    private readonly List<EncodedEntry> _entries = [];

    public int Count => _entries.Count;

    public EncodedEntry this[int index] => _entries[index];

    public void Clear()
    {
        _json.ResetWrittenCount();
        _entries.Clear();
    }

    public void Add(LogEntry entry, ProposalFormat format)
    {
        var start = _json.WrittenCount;
        var target = entry.Proposal is { } proposal ? format.TargetOf(proposal) : EventFormat.Target;
        if (target.Method != HttpMethod.Delete)
        {
            if (target == EventFormat.Target)
                EventFormat.Write(_json, entry);
            else
                format.Write(_json, entry);
            _json.Write(","u8);
        }

        _entries.Add(new EncodedEntry(entry.Offset, target, start, _json.WrittenCount));
    }

    /// <summary>How many entries from the first one on can travel together.</summary>
    public int CountTogether(int first, int maxEntries, int maxBytes)
    {
        var count = 1;
        while (first + count < Count && count < maxEntries && CanJoin(_entries[first], _entries[first + count], maxBytes))
            count++;

        return count;
    }

    /// <summary>The JSON of some neighbouring entries, joined by commas.</summary>
    public ReadOnlyMemory<byte> Json(int first, int count) => _json.WrittenMemory[_entries[first].Start..(_entries[first + count - 1].End - 1)];

    private static bool CanJoin(EncodedEntry first, EncodedEntry next, int maxBytes) =>
        next.Target == first.Target && first.Target != EventFormat.Target && next.End - first.Start <= maxBytes;
}
