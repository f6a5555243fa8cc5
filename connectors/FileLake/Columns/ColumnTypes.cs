using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Columns;

/// <summary>The type that holds the values of two types.</summary>
internal static class ColumnTypes
{
    public static ColumnType Merge(ColumnType type, ColumnType other, ColumnMerge merge)
    {
        var members = merge.Merge(type.Members, other.Members);
        if (type.Native == other.Native)
            return type with { Members = members };

        return (Wider(type, other) ?? Disagree(type, other)) with { Members = members };
    }

    /// <summary>The one that can hold every value of the other; <see langword="null"/> when neither can.</summary>
    private static ColumnType? Wider(ColumnType x, ColumnType y)
    {
        if (Holds(x.Type, y.Type))
            return x;

        return Holds(y.Type, x.Type) ? y : null;
    }

    private static bool Holds(DataType type, DataType other) => (type.Kind, other.Kind) switch
    {
        (_, TypeKind.Null) => true,
        (TypeKind.Integer, TypeKind.Integer) => type.Unsigned == other.Unsigned && type.Bits >= other.Bits,
        (TypeKind.Float, TypeKind.Float) => type.Bits >= other.Bits,
        (TypeKind.Decimal, TypeKind.Decimal) => type.Scale == other.Scale && type.Precision >= other.Precision,
        _ => false,
    };

    private static ColumnType Disagree(ColumnType x, ColumnType y)
    {
        var alternatives = Alternatives(x).Concat(Alternatives(y)).DistinctBy(type => type.Native).ToList();
        return ColumnType.Union(string.Join('|', alternatives.Select(type => type.Native)), alternatives) with { Alternatives = alternatives };
    }

    private static IReadOnlyList<ColumnType> Alternatives(ColumnType type) => type.Alternatives.Count > 0 ? type.Alternatives : [type];
}
