namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>The partition keys of a dataset, in the order of its folders, and how many partitions there are.</summary>
internal sealed class PartitionKeys
{
    private readonly List<PartitionKey> _keys = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private IReadOnlyList<PartitionValue>? _first;
    private IReadOnlyList<PartitionValue>? _last;
    private IReadOnlyList<PartitionValue>? _newest;
    private DateTimeOffset _newestModified;

    public IReadOnlyList<PartitionKey> Keys => _keys;

    public long Count => _seen.Count;

    /// <summary>Whether some file of the dataset lies outside any partition.</summary>
    public bool HasFilesBeside { get; private set; }

    /// <summary>The partition with the least values of its keys; <see langword="null"/> when there is none.</summary>
    public string? First => Text(_first);

    /// <summary>The partition with the greatest values of its keys.</summary>
    public string? Last => Text(_last);

    /// <summary>The partition that was written to last.</summary>
    public string? Newest => Text(_newest);

    /// <summary>A number that differs when the partitions do, whatever order they come in.</summary>
    public ulong Mark { get; private set; }

    /// <summary>Notes the partition of a file.</summary>
    /// <param name="partition">The partition; empty for a file outside of any.</param>
    /// <param name="modified">When the file was last written.</param>
    public void Observe(IReadOnlyList<PartitionValue> partition, DateTimeOffset modified)
    {
        if (partition.Count == 0)
        {
            HasFilesBeside = true;
        }
        else
        {
            ObserveAge(partition, modified);
            var text = Text(partition)!;
            if (_seen.Add(text))
            {
                Mark += StableHash.Of(text);
                ObservePartition(partition);
            }
        }
    }

    public bool IsNullable(PartitionKey key) => HasFilesBeside || key.Values.IsNullable || key.Partitions < Count;

    private static string? Text(IReadOnlyList<PartitionValue>? partition) => partition is null ? null : string.Join('/', partition);

    private void ObserveAge(IReadOnlyList<PartitionValue> partition, DateTimeOffset modified)
    {
        if (_newest is null || modified > _newestModified || (modified == _newestModified && PartitionOrder.Compare(partition, _newest) > 0))
        {
            (_newest, _newestModified) = (partition, modified);
        }
    }

    private void ObservePartition(IReadOnlyList<PartitionValue> partition)
    {
        _first = _first is null || PartitionOrder.Compare(partition, _first) < 0 ? partition : _first;
        _last = _last is null || PartitionOrder.Compare(partition, _last) > 0 ? partition : _last;
        foreach (var (key, value) in partition)
        {
            ObserveValue(key, value);
        }
    }

    private void ObserveValue(string name, string? value)
    {
        var key = _keys.Find(candidate => candidate.Name == name);
        if (key is null)
        {
            key = new PartitionKey(name);
            _keys.Add(key);
        }

        key.Partitions++;
        key.Values.Observe(value);
    }
}
