using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Transforming;

/// <summary>Runs a transformer and writes down what it did to the asset that is asked about.</summary>
internal sealed class TracedTransformer(IMetadataTransformer transformer, Func<Asset, bool> isWanted, List<TraceStep> steps) : IMetadataTransformer
{
    public Asset? Transform(Asset asset)
    {
        var counts = Decisions().ToDictionary(counter => counter, counter => counter.Count);
        var after = transformer.Transform(asset);
        if (isWanted(asset))
            steps.Add(new TraceStep(transformer.ToString() ?? transformer.GetType().Name, asset, after, [.. Decisions().Where(counter => counter.Count > counts.GetValueOrDefault(counter))]) { Explaining = transformer as IExplainingTransformer });
        return after;
    }

    private IEnumerable<DecisionCounter> Decisions() => (transformer as IExplainingTransformer)?.Decisions ?? [];
}
