using MetadataIngestion.Core.Schemas;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>Judges what became of the keys and constraints of a dataset. Names of constraints do not count, and a renamed field is the same field.</summary>
internal static class KeyComparison
{
    public static void Compare(SchemaSnapshot before, SchemaSnapshot after, IReadOnlyDictionary<string, string> newNames, Judge judge)
    {
        ComparePrimaryKeys(Now(before.PrimaryKey), after.PrimaryKey, judge);
        CompareSets(
            (before.UniqueKeys ?? []).Select(key => string.Join(", ", Now(key)!)),
            (after.UniqueKeys ?? []).Select(key => string.Join(", ", key)),
            (VerdictRules.UniqueAdded, VerdictRules.UniqueRemoved),
            judge);
        CompareReferences(before.References ?? [], after.References ?? [], key => string.Join(", ", Now(key)!), judge);
        CompareChecks(Rewrite(before.Checks ?? [], RenamedNames.Apply), Rewrite(after.Checks ?? [], RenamedNames.Unquote), judge);

        SortedDictionary<string, string> Rewrite(SortedDictionary<string, string> checks, Func<string, IReadOnlyDictionary<string, string>, string> rewrite) =>
            newNames.Count == 0 ? checks : new(checks.ToDictionary(check => check.Key, check => rewrite(check.Value, newNames)), StringComparer.Ordinal);

        IReadOnlyList<string>? Now(IReadOnlyList<string>? fields) => fields is null ? null : [.. fields.Select(field => newNames.GetValueOrDefault(field, field))];
    }

    private static void ComparePrimaryKeys(IReadOnlyList<string>? before, IReadOnlyList<string>? after, Judge judge)
    {
        if (before is null && after is not null)
            judge.Add(VerdictRules.KeyAdded, after: string.Join(", ", after));
        else if (before is not null && after is null)
            judge.Add(VerdictRules.KeyRemoved, string.Join(", ", before));
        else if (before is not null && !before.SequenceEqual(after!))
            judge.Add(VerdictRules.KeyChanged, string.Join(", ", before), string.Join(", ", after!));
    }

    private static void CompareSets(IEnumerable<string> before, IEnumerable<string> after, (VerdictRule Added, VerdictRule Removed) rules, Judge judge)
    {
        var (old, now) = (before.ToHashSet(StringComparer.Ordinal), after.ToHashSet(StringComparer.Ordinal));
        foreach (var gone in old.Except(now).Order(StringComparer.Ordinal))
            judge.Add(rules.Removed, gone);
        foreach (var added in now.Except(old).Order(StringComparer.Ordinal))
            judge.Add(rules.Added, after: added);
    }

    private static void CompareReferences(
        IReadOnlyList<ReferenceSnapshot> before, IReadOnlyList<ReferenceSnapshot> after, Func<IReadOnlyList<string>, string> nameOf, Judge judge)
    {
        var old = before.Select(key => (Fields: nameOf(key.Fields), key.Target)).Distinct().ToList();
        var now = after.Select(key => (Fields: string.Join(", ", key.Fields), key.Target)).Distinct().ToList();
        var (gone, added) = (old.Except(now).ToList(), now.Except(old).ToList());
        foreach (var (fields, target) in gone)
        {
            if (added.FindIndex(key => key.Fields == fields) is var other and >= 0)
            {
                judge.Add(VerdictRules.ReferenceChanged, $"{fields} -> {target}", $"{fields} -> {added[other].Target}");
                added.RemoveAt(other);
            }
            else
            {
                judge.Add(VerdictRules.ReferenceRemoved, $"{fields} -> {target}");
            }
        }

        foreach (var (fields, target) in added)
            judge.Add(VerdictRules.ReferenceAdded, after: $"{fields} -> {target}");
    }

    private static void CompareChecks(SortedDictionary<string, string> before, SortedDictionary<string, string> after, Judge judge)
    {
        var changed = before.Keys.Where(name => after.TryGetValue(name, out var now) && now != before[name]).ToHashSet(StringComparer.Ordinal);
        foreach (var name in changed.Order(StringComparer.Ordinal))
            judge.Add(VerdictRules.CheckChanged, before[name], after[name]);
        CompareSets(
            before.Where(check => !changed.Contains(check.Key)).Select(check => check.Value),
            after.Where(check => !changed.Contains(check.Key)).Select(check => check.Value),
            (VerdictRules.CheckAdded, VerdictRules.CheckRemoved),
            judge);
    }
}
