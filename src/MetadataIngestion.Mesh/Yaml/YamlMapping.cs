namespace MetadataIngestion.Mesh.Yaml;

/// <summary>Keys with their values, in the order of the file.</summary>
internal sealed class YamlMapping(YamlPosition position) : YamlNode(position)
{
    private const string MergeKey = "<<";

    private readonly Dictionary<string, YamlEntry> _byKey = new(StringComparer.Ordinal);
    private readonly List<YamlEntry> _entries = [];

    /// <summary>What the file says, merge keys as such.</summary>
    public IReadOnlyList<YamlEntry> Entries => _entries;

    /// <summary>Adds an entry; <see langword="false"/> when there is one of the same key.</summary>
    public bool TryAdd(YamlEntry entry)
    {
        if (!_byKey.TryAdd(entry.Key.Value, entry))
            return false;

        _entries.Add(entry);
        Weight += 1 + entry.Value.Weight;
        return true;
    }

    /// <summary>The value of a key, which a merge key may bring in; <see langword="null"/> for none.</summary>
    public YamlNode? Find(string key) =>
        _byKey.TryGetValue(key, out var entry) ? entry.Value.Resolved : Merged().Select(merged => merged.Find(key)).FirstOrDefault(found => found is not null);

    /// <summary>The keys as a reader sees them, with those that merge keys bring in.</summary>
    public IEnumerable<YamlEntry> Effective() => Effective(new HashSet<string>(StringComparer.Ordinal) { MergeKey });

    private IEnumerable<YamlEntry> Effective(HashSet<string> seen)
    {
        foreach (var entry in _entries)
        {
            if (seen.Add(entry.Key.Value))
                yield return entry;
        }

        foreach (var entry in Merged().SelectMany(merged => merged.Effective(seen)))
            yield return entry;
    }

    private IEnumerable<YamlMapping> Merged() => !_byKey.TryGetValue(MergeKey, out var entry)
        ? []
        : entry.Value.Resolved switch
        {
            YamlMapping one => [one],
            YamlSequence several => several.Items.Select(item => item.Value.Resolved).OfType<YamlMapping>(),
            _ => [],
        };
}
