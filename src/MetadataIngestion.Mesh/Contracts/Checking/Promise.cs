using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>What a contract promises of a dataset, with the checks of it. Each promise becomes one assertion.</summary>
/// <param name="Key">Tells it from the other promises of the schema, crawl after crawl.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Results">The checks.</param>
internal sealed record Promise(string Key, PromiseKind Kind, IReadOnlyList<CheckResult> Results)
{
    public QualityRule? Rule { get; init; }

    public SlaProperty? Sla { get; init; }

    /// <summary>The field that a quality rule is about.</summary>
    public ContractProperty? Property { get; init; }

    /// <summary>The worst that became of the checks that metadata can answer; unknown when it can answer none.</summary>
    public Verdict Verdict => IsAnswerable ? Results.Where(result => result.IsAnswerable).Max(result => result.Verdict) : Verdict.Unknown;

    /// <summary>Whether metadata can ever tell.</summary>
    public bool IsAnswerable => Results.Any(result => result.IsAnswerable);
}
