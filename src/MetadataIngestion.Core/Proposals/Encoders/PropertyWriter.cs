using System.Text.Json;

namespace MetadataIngestion.Core.Proposals.Encoders;

/// <summary>Writes the parts that property aspects share.</summary>
internal sealed class PropertyWriter
{
    private readonly List<KeyValuePair<string, string>> _properties = [];

    public void Add(string key, string value) => _properties.Add(new(key, value));

    public void AddRange(IReadOnlyDictionary<string, string> properties)
    {
        if (properties.Count > 0)
            _properties.AddRange(properties);
    }

    /// <summary>Writes what was added as custom properties in ordinal order; of two with one key the first added wins.</summary>
    public void WriteCustomProperties(Utf8JsonWriter json)
    {
        json.WriteStartObject(Names.CustomProperties);
        WriteSorted(json);
        json.WriteEndObject();
    }

    /// <summary>Writes what was added, in ordinal order, into the object that is open.</summary>
    public void WriteSorted(Utf8JsonWriter json)
    {
        StableSort();
        for (var i = 0; i < _properties.Count; i++)
        {
            if (i == 0 || _properties[i].Key != _properties[i - 1].Key)
                json.WriteString(_properties[i].Key, _properties[i].Value);
        }

        _properties.Clear();
    }

    public static void WriteOptional(Utf8JsonWriter json, JsonEncodedText name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    public static void WriteTime(Utf8JsonWriter json, JsonEncodedText name, DateTimeOffset? time)
    {
        if (time is null)
            return;

        json.WriteStartObject(name);
        json.WriteNumber(Names.Time, time.Value.ToUnixTimeMilliseconds());
        json.WriteEndObject();
    }

    /// <summary>Writes DataHub's stamp for "nobody knows when".</summary>
    public static void WriteUnknownStamp(Utf8JsonWriter json, JsonEncodedText name) => WriteStamp(json, name, "urn:li:corpuser:unknown");

    public static void WriteStamp(Utf8JsonWriter json, JsonEncodedText name, string actor)
    {
        json.WriteStartObject(name);
        json.WriteNumber(Names.Time, 0);
        json.WriteString(Names.Actor, actor);
        json.WriteEndObject();
    }

    // Insertion sort: the lists are short and mostly sorted already, and it keeps the order of equal keys.
    private void StableSort()
    {
        for (var i = 1; i < _properties.Count; i++)
        {
            var current = _properties[i];
            var j = i - 1;
            for (; j >= 0 && string.CompareOrdinal(_properties[j].Key, current.Key) > 0; j--)
            {
                _properties[j + 1] = _properties[j];
            }

            _properties[j + 1] = current;
        }
    }
}
