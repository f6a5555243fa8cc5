using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Transforming;

/// <summary>Counts the assets that one rule decided, each asset once.</summary>
internal sealed class DecisionCounter(string rule)
{
    private long _latestAsset;

    public string Rule { get; } = rule;

    public long Count { get; private set; }

    /// <param name="asset">The asset's number in the run, from 1.</param>
    public void Add(long asset)
    {
        if (_latestAsset == asset)
            return;

        _latestAsset = asset;
        Count++;
    }

    /// <summary>The number of assets by rule, for the run's report. Rules that decided none are left out.</summary>
    public static IReadOnlyDictionary<string, long> Sum(IEnumerable<IMetadataTransformer> transformers)
    {
        var sums = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var counter in transformers.OfType<IExplainingTransformer>().SelectMany(transformer => transformer.Decisions))
        {
            if (counter.Count > 0)
                sums[counter.Rule] = sums.GetValueOrDefault(counter.Rule) + counter.Count;
        }

        return sums;
    }
}
