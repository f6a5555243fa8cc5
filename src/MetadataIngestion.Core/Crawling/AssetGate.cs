using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Proposals;

namespace MetadataIngestion.Core.Crawling;

/// <summary>
/// Lets assets through that the filters and the transformers want. A container that no pattern names is held back until something inside
/// it passes.
/// </summary>
internal sealed class AssetGate(IAssetFilter filter, CrawlExtent? extent, IReadOnlyList<IMetadataTransformer> transformers, RunLedger ledger)
{
    private readonly Dictionary<string, Container> _heldBack = new(StringComparer.Ordinal);

    /// <summary>Lets those of the containers through that were held back and turn out to hold something.</summary>
    public IEnumerable<Asset> Release(Func<string, bool> holdsSomething)
    {
        foreach (var (key, container) in _heldBack.Where(held => holdsSomething(held.Key)).ToList())
        {
            _heldBack.Remove(key);
            if (Transform(container) is { } wanted)
                yield return wanted;
        }
    }

    /// <summary>The assets to describe because this one was found: none, the asset, or the containers that waited for it and then the asset.</summary>
    public IEnumerable<Asset> Admit(Asset asset)
    {
        var verdict = filter.Evaluate(asset.Path);
        if (!verdict.IsAllowed)
        {
            if (asset is Container container && filter.EvaluateContents(asset.Path).IsAllowed)
                _heldBack[PathKey.Of(asset.Path)] = container;
            else if (extent is null || verdict.Rule != extent.Rule)
                ledger.CountFiltered(verdict.Rule ?? "filter");
            yield break;
        }

        if (Transform(asset) is not { } wanted)
            yield break;

        if (_heldBack.Count > 0)
        {
            foreach (var container in ReleaseAround(asset.Path))
                yield return container;
        }

        yield return wanted;
    }

    private List<Asset> ReleaseAround(AssetPath path)
    {
        var released = new List<Asset>();
        for (var parent = path.Parent; parent is not null; parent = parent.Parent)
        {
            if (_heldBack.Remove(PathKey.Of(parent), out var container) && Transform(container) is { } wanted)
                released.Insert(0, wanted);
        }

        return released;
    }

    private Asset? Transform(Asset asset)
    {
        var current = asset;
        foreach (var transformer in transformers)
        {
            if (transformer.Transform(current) is not { } next)
            {
                ledger.CountFiltered("transformer " + transformer.GetType().Name);
                return null;
            }

            current = next;
        }

        return current;
    }
}
