using MetadataIngestion.Core.Schemas;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>Which fields of two schemas are the same: by identity where the source gives them one and the dataset is the same, else by name.</summary>
internal sealed class FieldMatch
{
    private readonly List<(FieldSnapshot Before, FieldSnapshot After)> _pairs = [];
    private readonly List<(FieldSnapshot Before, FieldSnapshot After)> _replaced = [];
    private Dictionary<string, string>? _newNames;

    public FieldMatch(IReadOnlyList<FieldSnapshot> before, IReadOnlyList<FieldSnapshot> after, bool sameDataset)
    {
        Order = before;
        var left = new List<FieldSnapshot>(before);
        var byIdentity = sameDataset ? Index(before, field => field.Identity) : [];
        var byName = Index(before, field => FieldPaths.Plain(field.Path));
        var open = new List<FieldSnapshot>();
        foreach (var field in after)
        {
            if (field.Identity is { } identity && byIdentity.TryGetValue(identity, out var same) && left.Remove(same))
                _pairs.Add((same, field));
            else
                open.Add(field);
        }

        Added = [.. open.Where(field => !TryMatchByName(field, byName, left, sameDataset))];
        Dropped = left;
    }

    /// <summary>The fields that there were, in their order.</summary>
    public IReadOnlyList<FieldSnapshot> Order { get; }

    /// <summary>Fields that are in both.</summary>
    public IReadOnlyList<(FieldSnapshot Before, FieldSnapshot After)> Pairs => _pairs;

    /// <summary>Fields that have the name of others that are gone.</summary>
    public IReadOnlyList<(FieldSnapshot Before, FieldSnapshot After)> Replaced => _replaced;

    public IReadOnlyList<FieldSnapshot> Added { get; }

    public IReadOnlyList<FieldSnapshot> Dropped { get; }

    /// <summary>The names that fields have now, by those that they had; only of those that were renamed.</summary>
    public IReadOnlyDictionary<string, string> NewNames => _newNames ??= _pairs
        .Select(pair => KeyValuePair.Create(FieldPaths.Plain(pair.Before.Path), FieldPaths.Plain(pair.After.Path)))
        .Where(names => names.Key != names.Value)
        .DistinctBy(names => names.Key)
        .ToDictionary(StringComparer.Ordinal);

    private bool TryMatchByName(FieldSnapshot field, Dictionary<string, FieldSnapshot> byName, List<FieldSnapshot> left, bool sameDataset)
    {
        if (!byName.TryGetValue(FieldPaths.Plain(field.Path), out var same) || !left.Remove(same))
            return false;

        var isOther = sameDataset && field.Identity is not null && same.Identity is not null;
        (isOther ? _replaced : _pairs).Add((same, field));
        return true;
    }

    /// <summary>Of several fields with one key, the first counts.</summary>
    private static Dictionary<string, FieldSnapshot> Index(IReadOnlyList<FieldSnapshot> fields, Func<FieldSnapshot, string?> keyOf)
    {
        var index = new Dictionary<string, FieldSnapshot>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (keyOf(field) is { } key)
                index.TryAdd(key, field);
        }

        return index;
    }
}
