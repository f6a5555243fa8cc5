using System.Collections.ObjectModel;

namespace MetadataIngestion.Connectors.Shared;

/// <summary>Collects properties; costs nothing while there are none.</summary>
internal struct PropertyList
{
    private SortedDictionary<string, string>? _properties;

    public void Add(string key, string value) => (_properties ??= new(StringComparer.Ordinal))[key] = value;

    public void AddOptional(string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            Add(key, value);
    }

    public void AddIf(bool condition, string key, string value = "true")
    {
        if (condition)
            Add(key, value);
    }

    public void AddRange(IEnumerable<KeyValuePair<string, string>> properties)
    {
        foreach (var (key, value) in properties)
            Add(key, value);
    }

    public readonly IReadOnlyDictionary<string, string> ToDictionary() =>
        _properties is { } properties ? properties : ReadOnlyDictionary<string, string>.Empty;
}
