using System.Text.Json;

namespace MetadataIngestion.Connectors.Kafka.Schemas;

/// <summary>What authors add to a schema beside the language's own words.</summary>
internal static class MetaProperties
{
    public static IReadOnlyDictionary<string, JsonElement> None { get; } = new Dictionary<string, JsonElement>();

    public static IReadOnlyDictionary<string, JsonElement> Of(JsonElement schema, IReadOnlyCollection<string> words)
    {
        Dictionary<string, JsonElement>? others = null;
        foreach (var member in schema.EnumerateObject())
        {
            if (!words.Contains(member.Name))
                (others ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal))[member.Name] = member.Value;
        }

        return others ?? None;
    }

    /// <summary>Two sets; of two with one name the first set's counts.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Merge(IReadOnlyDictionary<string, JsonElement> first, IReadOnlyDictionary<string, JsonElement> second)
    {
        if (second.Count == 0)
            return first;
        if (first.Count == 0)
            return second;

        var merged = new Dictionary<string, JsonElement>(first, StringComparer.Ordinal);
        foreach (var (name, value) in second)
            merged.TryAdd(name, value);
        return merged;
    }
}
