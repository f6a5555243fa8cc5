using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.Kafka.Schemas.Json;

/// <summary>What kind of value a shape describes, and the words for it.</summary>
internal static class JsonSchemaKinds
{
    public static TypeKind KindOf(JsonSchemaShape shape)
    {
        if (shape.Symbols is not null)
            return TypeKind.Enum;
        if (shape.Alternatives is { Branches.Count: > 1 } || shape.Types.Count > 1)
            return TypeKind.Union;
        if (shape.Members.Count > 0)
            return TypeKind.Record;
        if (shape.Values is not null)
            return TypeKind.Map;

        return shape.Types is [var word] ? KindOf(word, shape.Format) : shape.Items is null ? TypeKind.Opaque : TypeKind.Array;
    }

    /// <summary>The word in a path.</summary>
    public static string AnnotationOf(JsonSchemaShape shape) => KindOf(shape) switch
    {
        TypeKind.Enum => "enum",
        TypeKind.Union => "union",
        TypeKind.Map => "map",
        TypeKind.Array => "array",
        TypeKind.Record => RecordNameOf(shape),
        TypeKind.Opaque => "any",
        _ => shape.Format is null ? shape.Types[0] : $"{shape.Types[0]}({shape.Format})",
    };

    /// <summary>The type as people write it.</summary>
    public static string NativeOf(JsonSchemaShape shape, Func<JsonSchemaNode, string> annotate) => KindOf(shape) switch
    {
        TypeKind.Enum => "Enum",
        TypeKind.Union => $"union({shape.Alternatives?.Word ?? string.Join(", ", shape.Types)})",
        TypeKind.Map => $"map(str,{annotate(shape.Values!.Value)})",
        TypeKind.Array => $"array({(shape.Items is { } items ? annotate(items) : "any")})",
        TypeKind.Record => "object",
        _ => AnnotationOf(shape),
    };

    private static string RecordNameOf(JsonSchemaShape shape) =>
        shape.Title is { Length: > 0 } title ? title
        : shape.JavaType is { Length: > 0 } java ? java[(java.LastIndexOf('.') + 1)..]
        : shape.Reference is { } reference && reference.LastIndexOfAny(['/', '#', '|']) is var end && end < reference.Length - 1 ? reference[(end + 1)..]
        : "object";

    public static TypeKind KindOf(string word, string? format) => word switch
    {
        "integer" => TypeKind.Integer,
        "number" => TypeKind.Float,
        "boolean" => TypeKind.Boolean,
        "array" => TypeKind.Array,
        "object" => TypeKind.Record,
        "string" => format switch
        {
            "date" => TypeKind.Date,
            "time" => TypeKind.Time,
            "date-time" => TypeKind.Timestamp,
            "duration" => TypeKind.Interval,
            "uuid" => TypeKind.Uuid,
            _ => TypeKind.String,
        },
        _ => TypeKind.Opaque,
    };
}
