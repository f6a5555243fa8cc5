using MetadataIngestion.Core.Schemas;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>Judges what became of the fields of a dataset.</summary>
internal static class FieldComparison
{
    public static void Compare(FieldMatch match, IReadOnlyList<FieldSnapshot> after, Judge judge)
    {
        if (IsReordered(match, after))
            judge.Add(VerdictRules.FieldsReordered);
        foreach (var field in match.Dropped.Where(field => !IsPartOfAny(field, match.Dropped)))
            judge.Add(VerdictRules.FieldDropped, field.NativeType, field: field);
        foreach (var field in match.Added.Where(field => !IsPartOfAny(field, match.Added)))
            judge.Add(RuleForAdded(field), after: field.NativeType, field: field);
        foreach (var (before, now) in match.Replaced)
            judge.Add(VerdictRules.FieldReplaced, before.NativeType, now.NativeType, before);
        foreach (var (before, now) in match.Pairs)
            Compare(before, now, match, judge);
    }

    private static void Compare(FieldSnapshot before, FieldSnapshot after, FieldMatch match, Judge judge)
    {
        CompareNames(before, after, match, judge);
        TypeVerdicts.Compare(before, after, judge);
        if (before.Required != after.Required)
            judge.Add(after.Required ? VerdictRules.NullForbidden : VerdictRules.NullAllowed, field: before);
        if (before.Collation != after.Collation)
            judge.Add(VerdictRules.CollationChanged, before.Collation ?? "default", after.Collation ?? "default", before);
        if (before.GeneratedAs is null != after.GeneratedAs is null || before.IdentityGeneration != after.IdentityGeneration)
            judge.Add(VerdictRules.GenerationChanged, GenerationOf(before), GenerationOf(after), before);
        else if (before.GeneratedAs is { } expression && RenamedNames.Apply(expression, match.NewNames) != RenamedNames.Unquote(after.GeneratedAs!, match.NewNames))
            judge.Add(VerdictRules.GenerationExpressionChanged, before.GeneratedAs, after.GeneratedAs, before);
        if (before.Default != after.Default)
            judge.Add(RuleForDefault(before, after), before.Default, after.Default, before);
    }

    /// <summary>A field whose parent was renamed has kept its own name.</summary>
    private static void CompareNames(FieldSnapshot before, FieldSnapshot after, FieldMatch match, Judge judge)
    {
        var (old, now) = (FieldPaths.Plain(before.Path), FieldPaths.Plain(after.Path));
        if (old == now || match.NewNames.Any(names => FieldPaths.IsInside(old, names.Key) && now == names.Value + old[names.Key.Length..]))
            return;

        var isCaseOnly = string.Equals(old, now, StringComparison.OrdinalIgnoreCase);
        judge.Add(isCaseOnly ? VerdictRules.FieldRespelled : VerdictRules.FieldRenamed, old, now, before);
    }

    private static VerdictRule RuleForAdded(FieldSnapshot field) => field switch
    {
        { GeneratedAs: not null } or { IdentityGeneration: not null } => VerdictRules.FieldAddedGenerated,
        { Default: not null } => VerdictRules.FieldAddedWithDefault,
        { Required: true } => VerdictRules.FieldAddedRequired,
        _ => VerdictRules.FieldAdded,
    };

    private static VerdictRule RuleForDefault(FieldSnapshot before, FieldSnapshot after) => (before.Default, after.Default) switch
    {
        (null, _) => VerdictRules.DefaultAdded,
        (_, null) => after.Required ? VerdictRules.DefaultRemovedRequired : VerdictRules.DefaultRemoved,
        _ => VerdictRules.DefaultChanged,
    };

    private static string GenerationOf(FieldSnapshot field) =>
        field.IdentityGeneration is { } generation ? $"identity {generation}" : field.GeneratedAs ?? "plain";

    /// <summary>Whether the fields that were there before follow each other in another order.</summary>
    private static bool IsReordered(FieldMatch match, IReadOnlyList<FieldSnapshot> after)
    {
        var positions = new Dictionary<FieldSnapshot, int>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < after.Count; i++)
            positions.Add(after[i], i);

        var kept = new Dictionary<FieldSnapshot, int>(ReferenceEqualityComparer.Instance);
        foreach (var (before, now) in match.Pairs.Concat(match.Replaced))
            kept.Add(before, positions[now]);

        return IsReordered(match.Order.Where(kept.ContainsKey).Select(field => kept[field]));
    }

    private static bool IsReordered(IEnumerable<int> positions)
    {
        var last = -1;
        foreach (var position in positions)
        {
            if (position < last)
                return true;
            last = position;
        }

        return false;
    }

    private static bool IsPartOfAny(FieldSnapshot field, IReadOnlyList<FieldSnapshot> parents)
    {
        var path = FieldPaths.Plain(field.Path);
        return parents.Any(parent => FieldPaths.IsInside(path, FieldPaths.Plain(parent.Path)));
    }
}
