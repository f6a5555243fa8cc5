using MetadataIngestion.Abstractions;
using MetadataIngestion.Mesh.Contracts.Binding;

namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>What a crawl says of a dataset and its contract.</summary>
internal sealed record ContractOutcome(ContractTarget Target, Dataset Dataset, IReadOnlyList<Promise> Promises)
{
    public IEnumerable<CheckResult> Results => Promises.SelectMany(promise => promise.Results);

    /// <summary>The worst that became of a promise that metadata can answer.</summary>
    public Verdict Verdict => Promises.Where(promise => promise.IsAnswerable).Max(promise => promise.Verdict);
}
