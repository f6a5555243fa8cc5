using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Schemas;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>Judges what became of a field's type.</summary>
internal static class TypeVerdicts
{
    public static void Compare(FieldSnapshot before, FieldSnapshot after, Judge judge)
    {
        var (old, now) = (WidestOf(before.Type), WidestOf(after.Type));
        if (old.Kind == TypeKind.Enum && now.Kind == TypeKind.Enum && old.Symbols.Count * now.Symbols.Count > 0)
            CompareLabels(before, old.Symbols, now.Symbols, judge);
        else if (RuleFor(old, now, sameText: before.NativeType == after.NativeType) is { } rule)
            judge.Add(rule, before.NativeType, after.NativeType, before);
    }

    private static void CompareLabels(FieldSnapshot before, IReadOnlyList<string> old, IReadOnlyList<string> labels, Judge judge)
    {
        var (gone, added) = (old.Except(labels).ToList(), labels.Except(old).ToList());
        foreach (var label in gone)
            judge.Add(VerdictRules.EnumValueRemoved, label, field: before);
        foreach (var label in added)
            judge.Add(VerdictRules.EnumValueAdded, after: label, field: before);
        if (!old.Except(gone).SequenceEqual(labels.Except(added)))
            judge.Add(VerdictRules.EnumReordered, field: before);
    }

    private static VerdictRule? RuleFor(DataType before, DataType after, bool sameText) => TypeComparison.Compare(before, after) switch
    {
        TypeRelation.Equal => sameText ? null : VerdictRules.TypeRespelled,
        TypeRelation.Unknown => sameText ? null : VerdictRules.TypeUnclear,
        _ when IsPadding(before, after) => VerdictRules.TypePaddingChanged,
        TypeRelation.Widened => RuleForWidened(before, after),
        TypeRelation.Narrowed => IsRounded(before, after) ? VerdictRules.TypeRounded : VerdictRules.TypeNarrowed,
        _ => RuleForChanged(before, after),
    };

    /// <summary>A union one of whose branches holds all the others is that branch in another spelling.</summary>
    private static DataType WidestOf(DataType type)
    {
        while (type.Kind == TypeKind.Union && type.Branches.FirstOrDefault(branch => TypeOrder.Fits(type, branch) == true) is { } widest)
            type = widest;
        return type;
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
