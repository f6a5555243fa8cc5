using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Schemas;

/// <summary>
/// The order of the lattice: which type holds all values of another. A preorder, and three-valued: <see langword="null"/> means that it cannot be told.
/// </summary>
internal static class TypeOrder
{
    private const int UuidLength = 36;

    /// <summary>Whether every value of <paramref name="part"/> is a value of <paramref name="whole"/>.</summary>
    public static bool? Fits(DataType part, DataType whole)
    {
        if (part.Kind == TypeKind.Opaque || whole.Kind == TypeKind.Opaque)
            return null;
        if (part.Kind == TypeKind.Union)
            return FitsBranches(part.Branches, whole);
        if (whole.Kind == TypeKind.Union)
            return FitsAny(part, whole.Branches);

        return part.Kind == whole.Kind ? FitsSameKind(part, whole) : FitsOtherKind(part, whole);
    }

    private static bool? FitsBranches(IReadOnlyList<DataType> branches, DataType whole)
    {
        if (branches.Count == 0)
            return null;

        bool? all = true;
        foreach (var branch in branches)
            all &= Fits(branch, whole);
        return all;
    }

    private static bool? FitsAny(DataType part, IReadOnlyList<DataType> branches)
    {
        if (branches.Count == 0)
            return null;

        bool? any = false;
        foreach (var branch in branches)
            any |= Fits(part, branch);
        return any;
    }

    private static bool? FitsSameKind(DataType part, DataType whole) => part.Kind switch
    {
        TypeKind.Integer => NumberOrder.IntegerFits(part, whole),
        TypeKind.Decimal => NumberOrder.DecimalFits(part, whole),
        TypeKind.Float => NumberOrder.Width(part) <= NumberOrder.Width(whole),
        TypeKind.String or TypeKind.Binary => LengthFits(part, whole),
        TypeKind.Time or TypeKind.Timestamp => part.WithTimeZone == whole.WithTimeZone && PrecisionFits(part, whole),
        TypeKind.Interval => PrecisionFits(part, whole),
        TypeKind.Enum => LabelsFit(part.Symbols, whole.Symbols),
        TypeKind.Array => PartFits(part.Element, whole.Element),
        TypeKind.Map => PartFits(part.Key, whole.Key) & PartFits(part.Element, whole.Element),
        _ => true,
    };

    private static bool? FitsOtherKind(DataType part, DataType whole) => (part.Kind, whole.Kind) switch
    {
        (TypeKind.Null, _) => true,
        (TypeKind.Integer, TypeKind.Decimal) => NumberOrder.IntegerFitsDecimal(part, whole),
        (TypeKind.Integer, TypeKind.Float) => NumberOrder.IntegerFitsFloat(part, whole),
        (TypeKind.Date, TypeKind.Timestamp) => !whole.WithTimeZone,
        (TypeKind.Enum, TypeKind.String) => LabelsFit(part.Symbols, whole),
        (TypeKind.Uuid, TypeKind.String) => !(whole.Length < UuidLength),
        (TypeKind.Json or TypeKind.Xml, TypeKind.String) => whole.Length is null,
        _ => false,
    };

    /// <summary>Padded values are values of a type without padding, but not the other way round.</summary>
    private static bool LengthFits(DataType part, DataType whole) =>
        (part.FixedLength || !whole.FixedLength) && (whole.Length is null || part.Length <= whole.Length);

    private static bool PrecisionFits(DataType part, DataType whole) => whole.Precision is null || part.Precision <= whole.Precision;

    private static bool? PartFits(DataType? part, DataType? whole) => part is null || whole is null ? null : Fits(part, whole);

    private static bool? LabelsFit(IReadOnlyList<string> part, IReadOnlyList<string> whole) => (part.Count, whole.Count) switch
    {
        (0, 0) => true,
        (0, _) or (_, 0) => null,
        _ => part.All(new HashSet<string>(whole, StringComparer.Ordinal).Contains),
    };

    private static bool? LabelsFit(IReadOnlyList<string> labels, DataType text)
    {
        if (text.FixedLength)
            return false;
        if (text.Length is not { } length)
            return true;

        return labels.Count == 0 ? null : labels.All(label => label.Length <= length);
    }
}
