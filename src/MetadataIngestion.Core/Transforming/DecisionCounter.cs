using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Transforming;

/// <summary>Counts the assets that one rule decided, each asset once.</summary>
internal sealed class DecisionCounter(string rule, double confidence = DecisionCounter.Declared)
{
    /// <summary>The confidence in what people wrote down about the asset.</summary>
    public const double Declared = 1;

    /// <summary>The confidence in what a rule makes of what the source says.</summary>
    public const double Mapped = 0.9;

    /// <summary>The confidence in what the source says, taken as it is.</summary>
    public const double Found = 0.6;

    /// <summary>The confidence in what holds because nothing else is known.</summary>
    public const double Assumed = 0.4;

    private long _latestAsset;

    public string Rule { get; } = rule;

    /// <summary>How far what the rule says may be relied upon, from 0 to 1.</summary>
    public double Confidence { get; } = confidence;

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
