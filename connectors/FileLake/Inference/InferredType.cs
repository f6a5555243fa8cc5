using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Inference;

/// <summary>A type that was inferred from values.</summary>
/// <param name="Type">In the canonical lattice.</param>
/// <param name="Native">In words that stay the same from crawl to crawl; text files have no type names of their own.</param>
internal readonly record struct InferredType(DataType Type, string Native)
{
    public static InferredType Null { get; } = new(new DataType(TypeKind.Null), "null");

    public static InferredType Boolean { get; } = new(new DataType(TypeKind.Boolean), "boolean");

    public static InferredType Integer { get; } = new(new DataType(TypeKind.Integer) { Bits = 64 }, "integer");

    public static InferredType BigInteger { get; } = new(new DataType(TypeKind.Decimal) { Scale = 0 }, "integer");

    public static InferredType Decimal { get; } = new(new DataType(TypeKind.Decimal), "number");

    public static InferredType Float { get; } = new(new DataType(TypeKind.Float) { Bits = 64 }, "number");

    public static InferredType Date { get; } = new(new DataType(TypeKind.Date), "date");

    public static InferredType Time { get; } = new(new DataType(TypeKind.Time), "time");

    public static InferredType Timestamp { get; } = new(new DataType(TypeKind.Timestamp), "timestamp");

    public static InferredType ZonedTimestamp { get; } = new(new DataType(TypeKind.Timestamp) { WithTimeZone = true }, "timestamp with time zone");

    public static InferredType Uuid { get; } = new(new DataType(TypeKind.Uuid), "uuid");

    public static InferredType String { get; } = new(new DataType(TypeKind.String), "string");

    public static InferredType Record { get; } = new(new DataType(TypeKind.Record), "object");
}
