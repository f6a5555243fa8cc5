using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;

namespace MetadataIngestion.Worker.Configuration.Schema;

/// <summary>The schema of single values.</summary>
internal static class ScalarSchema
{
    /// <summary>A value that the environment or a file fills in.</summary>
    private const string ReferencePattern = @"\$\{[^{}]+\}";

    public static JsonObject Of(Type type, IEnumerable<ValidationAttribute> rules)
    {
        var schema = Plain(type);
        foreach (var rule in rules)
            Apply(rule, schema);

        // Only text can hold a reference as it is; for anything else it is an alternative.
        return type == typeof(string) ? schema : new JsonObject
        {
            ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "string", ["pattern"] = ReferencePattern }),
        };
    }

    /// <summary>A default as it would be written; <see langword="null"/> for one not worth showing.</summary>
    public static JsonNode? Default(object? value) => value switch
    {
        bool flag => flag,
        int number => number,
        long number => number,
        double number => number,
        string { Length: > 0 } text => text,
        Enum word => word.ToString(),
        TimeSpan duration => duration.ToString("c", CultureInfo.InvariantCulture),
        _ => null,
    };

    private static JsonObject Plain(Type type)
    {
        if (type.IsEnum)
            return new JsonObject { ["enum"] = new JsonArray([.. Words(type).Select(word => JsonValue.Create(word))]) };

        return Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => new JsonObject { ["type"] = "boolean" },
            TypeCode.Byte or TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 => new JsonObject { ["type"] = "integer" },
            TypeCode.Single or TypeCode.Double or TypeCode.Decimal => new JsonObject { ["type"] = "number" },
            _ => Text(type),
        };
    }

    private static JsonObject Text(Type type)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (type == typeof(Uri))
            schema["format"] = "uri";
        else if (type == typeof(DateTimeOffset))
            schema["format"] = "date-time";
        else if (type == typeof(TimeSpan))
            schema["pattern"] = @"^-?(\d+\.)?\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$";
        return schema;
    }

    // Words are read without regard to case; editors are told the two ways people write them.
    private static IEnumerable<string> Words(Type type) =>
        Enum.GetNames(type).SelectMany(name => new[] { name, name.ToLowerInvariant() }).Distinct(StringComparer.Ordinal);

    private static void Apply(ValidationAttribute rule, JsonObject schema)
    {
        if (rule is RangeAttribute range)
        {
            schema["minimum"] = Default(range.Minimum);
            schema["maximum"] = Default(range.Maximum);
        }
        else if (rule is MinLengthAttribute minimum)
        {
            schema["minLength"] = minimum.Length;
        }
        else if (rule is RegularExpressionAttribute expression)
        {
            schema["pattern"] = $"^(?:{expression.Pattern})$";
        }
    }
}
