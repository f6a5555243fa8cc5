using System.Collections.ObjectModel;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>Collects properties; costs nothing while there are none.</summary>
internal struct PropertyList
{
    private SortedDictionary<string, string>? _properties;

    public void Add(string key, string value) => (_properties ??= new(StringComparer.Ordinal))[key] = value;

    public void AddOptional(string key, string? value)
    {
        if (value is not null)
            Add(key, value);
    }

    public readonly IReadOnlyDictionary<string, string> ToDictionary() =>
        _properties is { } properties ? properties : ReadOnlyDictionary<string, string>.Empty;
}
