using MetadataIngestion.Abstractions;

namespace HelloConnector;

/// <summary>What the types of Table Schema are in the canonical lattice.</summary>
internal static class FieldTypes
{
    public static DataType Canonical(TableField field) => field.Type switch
    {
        "string" when field.Constraints is { Enum.Count: > 0 } constraints => new DataType(TypeKind.Enum) { Symbols = constraints.Enum },
        "string" when field.Format is "uuid" => new DataType(TypeKind.Uuid),
        "string" => new DataType(TypeKind.String) { Length = field.Constraints?.MaxLength },
        "number" => new DataType(TypeKind.Decimal),
        "integer" or "year" => new DataType(TypeKind.Integer),
        "boolean" => new DataType(TypeKind.Boolean),
        "date" => new DataType(TypeKind.Date),
        "time" => new DataType(TypeKind.Time),
        "datetime" => new DataType(TypeKind.Timestamp),
        "duration" => new DataType(TypeKind.Interval),
        "object" or "array" => new DataType(TypeKind.Json),
        "geopoint" or "geojson" => new DataType(TypeKind.Geometry),
        _ => new DataType(TypeKind.Opaque),
    };
}
