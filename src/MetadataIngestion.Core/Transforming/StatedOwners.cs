using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Transforming;

/// <summary>Finds the owners that assets state in properties and tags, for each ownership type by the first rule that finds any.</summary>
internal sealed class StatedOwners(IEnumerable<StatedOwnerRule> rules)
{
    private readonly List<StatedOwnerRule> _rules = [.. rules];

    public IEnumerable<DecisionCounter> Counters => _rules.Select(rule => rule.Counter);

    /// <param name="asset">The asset.</param>
    /// <param name="number">The asset's number in the run, from 1.</param>
    public IReadOnlyList<OwnerDecision> Find(Asset asset, long number)
    {
        if (_rules.Count == 0)
            return [];

        var found = new List<OwnerDecision>();
        foreach (var rule in _rules)
        {
            var known = found.Select(decision => decision.Owner!.Type).ToHashSet();
            foreach (var owner in rule.Find(asset).Where(owner => !known.Contains(owner.Type)))
            {
                rule.Counter.Add(number);
                found.Add(new OwnerDecision(owner, rule.Counter));
            }
        }

        return found;
    }
}
