using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Schemas;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>Judges what became of a field's type.</summary>
internal static class TypeVerdicts
{
    public static void Compare(FieldSnapshot before, FieldSnapshot after, Judge judge)
    {
        if (before.Type.Kind == TypeKind.Enum && after.Type.Kind == TypeKind.Enum && before.Type.Symbols.Count * after.Type.Symbols.Count > 0)
            CompareLabels(before, after.Type.Symbols, judge);
        else if (RuleFor(before, after) is { } rule)
            judge.Add(rule, before.NativeType, after.NativeType, before);
    }

    private static void CompareLabels(FieldSnapshot before, IReadOnlyList<string> labels, Judge judge)
    {
        var old = before.Type.Symbols;
        var (gone, added) = (old.Except(labels).ToList(), labels.Except(old).ToList());
        foreach (var label in gone)
            judge.Add(VerdictRules.EnumValueRemoved, label, field: before);
        foreach (var label in added)
            judge.Add(VerdictRules.EnumValueAdded, after: label, field: before);
        if (!old.Except(gone).SequenceEqual(labels.Except(added)))
            judge.Add(VerdictRules.EnumReordered, field: before);
    }

    private static VerdictRule? RuleFor(FieldSnapshot before, FieldSnapshot after)
    {
        var sameText = before.NativeType == after.NativeType;
        return TypeComparison.Compare(before.Type, after.Type) switch
        {
            TypeRelation.Equal => sameText ? null : VerdictRules.TypeRespelled,
            TypeRelation.Unknown => sameText ? null : VerdictRules.TypeUnclear,
            _ when IsPadding(before.Type, after.Type) => VerdictRules.TypePaddingChanged,
            TypeRelation.Widened => RuleForWidened(before.Type, after.Type),
            TypeRelation.Narrowed => IsRounded(before.Type, after.Type) ? VerdictRules.TypeRounded : VerdictRules.TypeNarrowed,
            _ => RuleForChanged(before.Type, after.Type),
        };
    }

    private static bool IsPadding(DataType before, DataType after) =>
        before.Kind == after.Kind && before.FixedLength != after.FixedLength && before.Length == after.Length;

    private static VerdictRule RuleForWidened(DataType before, DataType after) => (before.Kind == after.Kind, before.Kind) switch
    {
        (true, TypeKind.Decimal) => before.Scale == after.Scale ? VerdictRules.TypeLengthened : VerdictRules.TypeScaleRaised,
        (true, TypeKind.String or TypeKind.Binary or TypeKind.Time or TypeKind.Timestamp or TypeKind.Interval) => VerdictRules.TypeLengthened,
        (true, _) => VerdictRules.TypeWidened,
        _ => VerdictRules.TypeGeneralized,
    };

    private static VerdictRule RuleForChanged(DataType before, DataType after)
    {
        if (before.Kind != after.Kind)
            return VerdictRules.TypeChanged;
        if (before.WithTimeZone != after.WithTimeZone)
            return VerdictRules.TypeZoneChanged;

        return IsRounded(before, after) ? VerdictRules.TypeRounded : VerdictRules.TypeChanged;
    }

    /// <summary>Whether values of the same family lose digits.</summary>
    private static bool IsRounded(DataType before, DataType after) =>
        before.Kind == after.Kind && before.Kind is TypeKind.Decimal or TypeKind.Time or TypeKind.Timestamp or TypeKind.Interval;
}
