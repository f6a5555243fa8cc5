using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>Which types of the canonical lattice are of which logical type of the standard.</summary>
internal static class LogicalTypes
{
    private const int LongBits = 64;

    private static readonly string[] s_preference = ["boolean", "integer", "number", "date", "time", "timestamp", "object", "array", "string"];

    /// <summary>The logical type that says most about a type; <see langword="null"/> when none is certain.</summary>
    public static string? Of(DataType type) => type.Kind switch
    {
        TypeKind.Union => type.Branches.Where(branch => branch.Kind != TypeKind.Null).ToList() is [var only] ? Of(only) : null,
        TypeKind.Decimal => type.Scale is <= 0 ? "integer" : "number",
        _ => s_preference.FirstOrDefault(logical => FitsOne(logical, type) == Verdict.Passed),
    };

    public static Verdict Fits(string logical, DataType type) => type.Kind switch
    {
        TypeKind.Opaque or TypeKind.Null => Verdict.Unknown,
        TypeKind.Union => FitsBranches(logical, type.Branches),
        _ => FitsOne(logical, type),
    };

    // A union with null is how some formats write a field that takes nulls.
    private static Verdict FitsBranches(string logical, IReadOnlyList<DataType> branches)
    {
        var others = branches.Where(branch => branch.Kind != TypeKind.Null).Select(branch => Fits(logical, branch)).ToList();
        return others.Count == 0 ? Verdict.Unknown : others.Max();
    }

    private static Verdict FitsOne(string logical, DataType type) => (logical, type.Kind) switch
    {
        ("string", TypeKind.String or TypeKind.Uuid or TypeKind.Enum or TypeKind.Xml) => Verdict.Passed,
        ("string", TypeKind.Binary or TypeKind.Json) => Verdict.Warned,
        ("integer", TypeKind.Integer) => Verdict.Passed,
        ("integer", TypeKind.Decimal) => type.Scale is <= 0 ? Verdict.Passed : Verdict.Failed,
        ("number", TypeKind.Integer or TypeKind.Decimal or TypeKind.Float) => Verdict.Passed,
        ("boolean", TypeKind.Boolean) => Verdict.Passed,
        ("date", TypeKind.Date) => Verdict.Passed,
        ("time", TypeKind.Time) => Verdict.Passed,
        ("timestamp", TypeKind.Timestamp) => Verdict.Passed,
        ("timestamp", TypeKind.Integer) => type.Bits == LongBits ? Verdict.Warned : Verdict.Failed,
        ("object", TypeKind.Json or TypeKind.Record or TypeKind.Map) => Verdict.Passed,
        ("object", TypeKind.Xml) => Verdict.Warned,
        ("array", TypeKind.Array) => Verdict.Passed,
        ("array", TypeKind.Json) => Verdict.Warned,
        ("string" or "integer" or "number" or "boolean" or "date" or "time" or "timestamp" or "object" or "array", _) => Verdict.Failed,
        _ => Verdict.Unknown,
    };
}
