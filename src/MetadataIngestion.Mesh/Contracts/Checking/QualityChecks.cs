using MetadataIngestion.Abstractions;
using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>Answers quality rules as far as metadata can: by what definitions prove, or by what the catalog counted.</summary>
internal static class QualityChecks
{
    private const decimal EstimateMargin = 0.1m;

    public static CheckResult Run(CheckSubject subject, QualityRule rule, ContractProperty? property)
    {
        var path = property?.Path ?? string.Empty;
        return (rule.Type, rule.Metric) switch
        {
            ("library", "nullValues") when property is not null => NullValues(subject, rule, property),
            ("library", "duplicateValues") => DuplicateValues(subject, rule, path),
            ("library", "invalidValues") when property is not null => InvalidValues(subject, rule, property),
            ("library", "rowCount") => RowCount(subject, rule),
            _ => OnlyData(rule, path),
        };
    }

    private static CheckResult NullValues(CheckSubject subject, QualityRule rule, ContractProperty property)
    {
        if (!subject.IsInferred && subject.FieldOf(property) is { Nullable: false })
            return Compare(rule, CheckCodes.NullValues, property.Path, 0, Evidence.Proved, "The field takes no nulls.");
        if (subject.StatisticsOf(property.Path)?.NullCount is not { } nulls || Share(rule, nulls, subject.Dataset.Statistics?.RowCount) is not { } count)
            return Untold(rule, CheckCodes.NullValues, property.Path, "Nobody counted the nulls.");

        return Compare(rule, CheckCodes.NullValues, property.Path, count, Evidence.Observed, "The nulls were counted.");
    }

    private static CheckResult DuplicateValues(CheckSubject subject, QualityRule rule, string path)
    {
        var paths = path.Length > 0 ? [path] : rule.Properties;
        return paths.Count > 0 && Uniqueness.IsProved(subject, paths)
            ? Compare(rule, CheckCodes.DuplicateValues, path, 0, Evidence.Proved, "A key keeps the values unique.")
            : Untold(rule, CheckCodes.DuplicateValues, path, "No key keeps the values unique.");
    }

    private static CheckResult InvalidValues(CheckSubject subject, QualityRule rule, ContractProperty property)
    {
        if (rule.ValidValues.Count > 0 && Holds(SymbolsOf(subject, property)))
            return Compare(rule, CheckCodes.InvalidValues, property.Path, 0, Evidence.Proved, "The type has only valid values.");
        if (rule.ValidValues.Count > 0 && !subject.IsInferred && subject.FieldOf(property) is { } field && Holds(CheckedValues.Of(subject.Dataset, field.Path)))
            return Compare(rule, CheckCodes.InvalidValues, property.Path, 0, Evidence.Proved, "A check constraint lets only valid values pass.");

        return Untold(rule, CheckCodes.InvalidValues, property.Path, "Neither the type nor a check constraint keeps other values out.");

        bool Holds(IReadOnlyList<string>? values) => values is { Count: > 0 } && values.All(rule.ValidValues.Contains);
    }

    private static IReadOnlyList<string>? SymbolsOf(CheckSubject subject, ContractProperty property) =>
        subject.FieldOf(property)?.Type is { Kind: TypeKind.Enum, Symbols: var symbols } ? symbols : null;

    private static CheckResult RowCount(CheckSubject subject, QualityRule rule)
    {
        if (subject.Dataset.Statistics?.RowCount is not { } rows || rule.InPercent)
            return Untold(rule, CheckCodes.RowCount, string.Empty, "Nobody counted the rows.");
        if (!subject.HoldsFiles && rule.Bounds.Any(bound => Math.Abs(bound - rows) <= EstimateMargin * bound))
            return Untold(rule, CheckCodes.RowCount, string.Empty, "The number of rows is an estimate too near to the bound.");

        return Compare(rule, CheckCodes.RowCount, string.Empty, rows, Evidence.Observed, subject.HoldsFiles ? "The rows were counted." : "The number of rows was estimated.");
    }

    private static CheckResult OnlyData(QualityRule rule, string path) =>
        Untold(rule, CheckCodes.DataRule, path, $"A rule of this kind ({rule.Metric ?? rule.Type}) is answered by the data alone.") with { IsAnswerable = false };

    private static CheckResult Compare(QualityRule rule, string code, string path, decimal value, Evidence evidence, string because) => QualityComparison.Holds(rule, value) switch
    {
        true => new CheckResult(code, path, Verdict.Passed, evidence, because, rule.Position),
        false => new CheckResult(code, path, Verdict.Failed, evidence, $"{because} It must {QualityComparison.Describe(rule)}.", rule.Position),
        null => Untold(rule, code, path, "The rule does not say what it compares with."),
    };

    private static decimal? Share(QualityRule rule, long count, long? rows) => (rule.InPercent, rows) switch
    {
        (false, _) => count,
        (true, > 0) => count * 100m / rows,
        _ => null,
    };

    private static CheckResult Untold(QualityRule rule, string code, string path, string because) =>
        new(code, path, Verdict.Unknown, Evidence.None, because, rule.Position);
}
