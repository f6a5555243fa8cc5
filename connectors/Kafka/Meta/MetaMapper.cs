using System.Text.Json;
using System.Text.RegularExpressions;
using MetadataIngestion.Connectors.Kafka.Settings;

namespace MetadataIngestion.Connectors.Kafka.Meta;

/// <summary>Makes owners, tags, terms and domains of properties, by the configured mappings.</summary>
internal sealed class MetaMapper(IReadOnlyDictionary<string, MetaMappingOptions> mappings)
{
    private readonly MetaRule[] _rules = [.. mappings.OrderBy(mapping => mapping.Key, StringComparer.Ordinal).Select(mapping => new MetaRule(mapping.Key, mapping.Value))];

    /// <summary>Applies the mappings to the properties of a schema or field. A dotted name leads into an object; a list has many values.</summary>
    public MetaFindings Map(IReadOnlyDictionary<string, JsonElement> properties)
    {
        var findings = new MetaFindings();
        foreach (var rule in _rules)
        {
            foreach (var value in Find(properties, rule.Property))
                Apply(rule, value, findings);
        }

        return findings;
    }

    /// <inheritdoc cref="Map(IReadOnlyDictionary{string, JsonElement})" />
    public MetaFindings Map(IEnumerable<KeyValuePair<string, string>> properties)
    {
        var findings = new MetaFindings();
        var values = properties.ToLookup(property => property.Key, property => property.Value, StringComparer.Ordinal);
        foreach (var rule in _rules)
        {
            foreach (var value in values[rule.Property])
                Apply(rule, value, findings);
        }

        return findings;
    }

    private static void Apply(MetaRule rule, string value, MetaFindings findings)
    {
        try
        {
            rule.Apply(value, findings);
        }
        catch (RegexMatchTimeoutException)
        {
            // A value on which the pattern never comes to an end is none that it matches.
        }
    }

    private static IEnumerable<string> Find(IReadOnlyDictionary<string, JsonElement> properties, string name)
    {
        if (properties.TryGetValue(name, out var value))
            return TextsOf(value);
        if (name.Split('.') is not [var first, .. { Length: > 0 } rest] || !properties.TryGetValue(first, out var place))
            return [];

        foreach (var step in rest)
        {
            if (place.ValueKind != JsonValueKind.Object || !place.TryGetProperty(step, out place))
                return [];
        }

        return TextsOf(place);
    }

    private static IEnumerable<string> TextsOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(MetaText.Of) : [MetaText.Of(value)];
}
