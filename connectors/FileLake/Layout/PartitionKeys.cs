namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>The partition keys of a dataset, in the order of its folders, and how many partitions there are.</summary>
internal sealed class PartitionKeys
{
    private readonly List<PartitionKey> _keys = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    public IReadOnlyList<PartitionKey> Keys => _keys;

    public long Count => _seen.Count;

    /// <summary>Whether some file of the dataset lies outside any partition.</summary>
    public bool HasFilesBeside { get; private set; }

    /// <summary>Notes the partition of a file.</summary>
    public void Observe(IReadOnlyList<PartitionValue> partition)
    {
        if (partition.Count == 0)
        {
            HasFilesBeside = true;
        }
        else if (_seen.Add(string.Join('/', partition)))
        {
            foreach (var (key, value) in partition)
            {
                ObserveValue(key, value);
            }
        }
    }

    public bool IsNullable(PartitionKey key) => HasFilesBeside || key.Values.IsNullable || key.Partitions < Count;

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
