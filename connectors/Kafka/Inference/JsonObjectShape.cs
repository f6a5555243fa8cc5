using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.Kafka.Inference;

/// <summary>The members that objects have in common.</summary>
internal sealed class JsonObjectShape
{
    private readonly SortedDictionary<string, JsonValueShape> _members = new(StringComparer.Ordinal);
    private int _objects;

    public void Add(JsonElement value)
    {
        _objects++;
        foreach (var member in value.EnumerateObject())
        {
            if (!_members.TryGetValue(member.Name, out var shape))
                _members[member.Name] = shape = new JsonValueShape();
            shape.Add(member.Value);
        }
    }

    /// <summary>The fields in the order of their names: records do not agree on another.</summary>
    public IEnumerable<Field> BuildFields(string prefix)
    {
        var ordinal = 0;
        foreach (var (name, shape) in _members)
        {
            var path = prefix + name;
            yield return shape.BuildField(path, ++ordinal, isAlwaysThere: shape.Count >= _objects);
            foreach (var nested in shape.BuildNested(path + "."))
                yield return nested;
        }
    }
}
