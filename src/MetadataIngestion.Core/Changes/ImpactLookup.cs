using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Verdicts;

namespace MetadataIngestion.Core.Changes;

/// <summary>Finds who may be hurt by the changes of a batch, all at once.</summary>
internal sealed class ImpactLookup(ISourceSession session)
{
    /// <summary>Names for each change that may hurt anyone whom.</summary>
    public async Task<IReadOnlyList<JudgedChange>> CompleteAsync(IReadOnlyList<JudgedChange> changes, CancellationToken cancellationToken)
    {
        var urns = changes.Where(change => change.MayHurt).Select(change => change.Facts.Urn).Distinct(StringComparer.Ordinal).ToList();
        if (urns.Count == 0)
            return changes;

        var dependents = ByUrn(urns, await session.FindDependentsAsync(urns, Impact.DirectLimit, cancellationToken));
        var downstream = ByUrn(urns, await session.FindDownstreamAsync(urns, Impact.DistanceLimit, Impact.DownstreamLimit, cancellationToken));
        return [.. changes.Select(change => change.MayHurt ? Complete(change, dependents[change.Facts.Urn], downstream[change.Facts.Urn]) : change)];
    }

    private static Dictionary<string, T> ByUrn<T>(List<string> urns, IReadOnlyList<T> found) =>
        urns.Zip(found).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);

    private static JudgedChange Complete(JudgedChange change, IReadOnlyList<Dependent> dependents, IReadOnlyList<Downstream> downstream) =>
        change with { Facts = change.Facts with { Impact = new Impact(change.Facts.Urn, dependents, downstream, change.ConsumerGroups) } };
}
