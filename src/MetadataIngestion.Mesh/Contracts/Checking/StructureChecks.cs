using MetadataIngestion.Abstractions;
using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>Checks which fields there are, of which types, and whether they take nulls.</summary>
internal static class StructureChecks
{
    private static readonly string[] s_kinds = ["table", "view", "topic", "file", "document"];

    public static IEnumerable<CheckResult> Run(CheckSubject subject)
    {
        yield return new CheckResult(CheckCodes.Dataset, string.Empty, Verdict.Passed, Evidence.Proved, "The dataset is there.", subject.Schema.Position);
        if (subject.Schema.PhysicalType is { } kind && s_kinds.Contains(kind.ToLowerInvariant()))
            yield return CheckKind(subject, kind);

        if (subject.Dataset.Schema is null)
        {
            yield return new CheckResult(CheckCodes.Missing, "", Verdict.Unknown, Evidence.None, "The source does not know the dataset's fields.", subject.Schema.Position);
            yield break;
        }

        foreach (var result in subject.Schema.AllProperties().SelectMany(property => CheckProperty(subject, property)))
            yield return result;
        if (subject.Contract.IsExact)
            yield return CheckExtra(subject);
    }

    private static CheckResult CheckKind(CheckSubject subject, string kind)
    {
        var actual = subject.Dataset.SubType;
        return actual.Contains(kind, StringComparison.OrdinalIgnoreCase)
            ? new CheckResult(CheckCodes.Kind, "", Verdict.Passed, Evidence.Proved, $"It is a {actual}.", subject.Schema.Position)
            : new CheckResult(CheckCodes.Kind, "", Verdict.Warned, Evidence.Proved, $"It is a {actual}, not a {kind}.", subject.Schema.Position);
    }

    private static IEnumerable<CheckResult> CheckProperty(CheckSubject subject, ContractProperty property)
    {
        if (subject.FieldOf(property) is not { } field)
        {
            yield return new CheckResult(CheckCodes.Missing, property.Path, Verdict.Failed, subject.OfFields, "The dataset has no such field.", property.Position);
            yield break;
        }

        yield return new CheckResult(CheckCodes.Missing, property.Path, Verdict.Passed, subject.OfFields, "The field is there.", property.Position);
        if (property.LogicalType is { } logical)
            yield return TypeChecks.CheckLogical(subject, property, logical, field);
        if (property.PhysicalType is { } physical)
            yield return TypeChecks.CheckPhysical(subject, property, physical, field);
        if (property.Required)
            yield return CheckRequired(subject, property, field);
    }

    private static CheckResult CheckRequired(CheckSubject subject, ContractProperty property, Field field)
    {
        var (verdict, evidence, message) = (field.Nullable, subject.DeclaresNullability, subject.StatisticsOf(property.Path)?.NullCount) switch
        {
            (false, _, _) => (Verdict.Passed, subject.OfFields, "The field takes no nulls."),
            (_, true, _) => (Verdict.Failed, Evidence.Proved, "The field takes nulls, and the contract requires a value."),
            (_, _, 0) => (Verdict.Passed, Evidence.Observed, "There are no nulls now; nothing keeps them out."),
            (_, _, > 0) => (Verdict.Failed, Evidence.Observed, "There are nulls, and the contract requires a value."),
            _ => (Verdict.Unknown, Evidence.None, "The source does not say whether the field takes nulls."),
        };
        return new CheckResult(CheckCodes.Required, property.Path, verdict, evidence, message, property.Position);
    }

    private static CheckResult CheckExtra(CheckSubject subject)
    {
        var known = subject.Schema.AllProperties().Select(property => property.Path).ToHashSet(subject.Comparer);
        var extra = subject.Fields.Keys.Where(path => !known.Contains(path)).Order(StringComparer.Ordinal).ToList();
        return extra.Count == 0
            ? new CheckResult(CheckCodes.Extra, "", Verdict.Passed, Evidence.Proved, "There are no other fields.", subject.Schema.Position)
            : new CheckResult(CheckCodes.Extra, "", Verdict.Failed, Evidence.Proved, $"The contract is exact and does not list {string.Join(", ", extra)}.", subject.Schema.Position);
    }
}
