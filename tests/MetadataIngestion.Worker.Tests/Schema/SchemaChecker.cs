using System.Text.Json;
using System.Text.RegularExpressions;

namespace MetadataIngestion.Worker.Tests.Schema;

/// <summary>Checks JSON against the keywords of JSON schema that the generated schema uses; an unknown keyword fails the test.</summary>
internal sealed class SchemaChecker(string schema)
{
    private readonly JsonElement _schema = JsonDocument.Parse(schema).RootElement;

    /// <summary>The places that are not valid, as JSON pointers.</summary>
    public IReadOnlyList<string> Check(JsonElement value)
    {
        var problems = new List<string>();
        Check(_schema, value, "#", problems);
        return problems;
    }

    /// <summary>The options without a description.</summary>
    public static IEnumerable<string> Undescribed(JsonElement schema, string place)
    {
        if (schema.ValueKind == JsonValueKind.Array)
            return schema.EnumerateArray().SelectMany((item, index) => Undescribed(item, $"{place}/{index}"));
        if (schema.ValueKind != JsonValueKind.Object)
            return [];

        return schema.EnumerateObject().SelectMany(member =>
        {
            var inside = Undescribed(member.Value, $"{place}/{member.Name}");
            var isCondition = place.EndsWith("/if", StringComparison.Ordinal) || place.EndsWith("/then", StringComparison.Ordinal);
            return member.Name != "properties" || isCondition ? inside : inside.Concat(member.Value.EnumerateObject()
                .Where(option => !option.Value.TryGetProperty("description", out _))
                .Select(option => $"{place}/{option.Name}"));
        });
    }

    private static void Check(JsonElement schema, JsonElement value, string place, List<string> problems)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            if (!IsValid(schema, keyword, value, place, problems))
                problems.Add(place);
        }
    }

    private static bool IsValid(JsonElement schema, JsonProperty keyword, JsonElement value, string place, List<string> problems)
    {
        var rule = keyword.Value;
        switch (keyword.Name)
        {
            case "$schema" or "title" or "description" or "default" or "format":
                return true;
            case "type":
                return rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Any(type => IsOfType(type, value)) : IsOfType(rule, value);
            case "enum":
                return rule.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value));
            case "const":
                return JsonElement.DeepEquals(rule, value);
            case "minimum":
                return value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.GetDouble();
            case "maximum":
                return value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.GetDouble();
            case "minLength":
                return value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= rule.GetInt32();
            case "maxProperties":
                return value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() <= rule.GetInt32();
            case "pattern":
                return value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.GetString()!);
            case "anyOf":
                return rule.EnumerateArray().Any(choice => Holds(choice, value));
            case "allOf":
                foreach (var part in rule.EnumerateArray())
                    Check(part, value, place, problems);
                return true;
            case "if":
                if (Holds(rule, value))
                    Check(schema.GetProperty("then"), value, place, problems);
                return true;
            case "then":
                return true;
            case "required":
                return value.ValueKind != JsonValueKind.Object || rule.EnumerateArray().All(name => value.TryGetProperty(name.GetString()!, out _));
            case "items":
                CheckItems(rule, value, place, problems);
                return true;
            case "properties":
                CheckProperties(rule, value, place, problems);
                return true;
            case "additionalProperties":
                CheckOthers(schema, rule, value, place, problems);
                return true;
            default:
                throw new NotSupportedException($"The keyword {keyword.Name} is not known here.");
        }
    }

    private static bool Holds(JsonElement schema, JsonElement value)
    {
        var problems = new List<string>();
        Check(schema, value, "#", problems);
        return problems.Count == 0;
    }

    private static bool IsOfType(JsonElement type, JsonElement value) => type.GetString() switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => false,
    };

    private static void CheckItems(JsonElement rule, JsonElement value, string place, List<string> problems)
    {
        if (value.ValueKind != JsonValueKind.Array)
            return;

        foreach (var (index, item) in value.EnumerateArray().Index())
            Check(rule, item, $"{place}/{index}", problems);
    }

    private static void CheckProperties(JsonElement rule, JsonElement value, string place, List<string> problems)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return;

        foreach (var member in value.EnumerateObject())
        {
            if (rule.TryGetProperty(member.Name, out var schema))
                Check(schema, member.Value, $"{place}/{member.Name}", problems);
        }
    }

    private static void CheckOthers(JsonElement schema, JsonElement rule, JsonElement value, string place, List<string> problems)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return;

        foreach (var member in value.EnumerateObject())
        {
            if (schema.TryGetProperty("properties", out var known) && known.TryGetProperty(member.Name, out _))
                continue;

            if (rule.ValueKind == JsonValueKind.False)
                problems.Add($"{place}/{member.Name}");
            else
                Check(rule, member.Value, $"{place}/{member.Name}", problems);
        }
    }
}
