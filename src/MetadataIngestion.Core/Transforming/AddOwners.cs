using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Transforming;

/// <summary>Adds configured owners to an asset's resolved ones, or puts them in their place.</summary>
internal sealed class AddOwners : MatchingTransformer, IExplainingTransformer
{
    private readonly OwnerEvidence[] _owners;
    private readonly bool _replace;
    private readonly DecisionCounter _counter;
    private long _asset;

    public AddOwners(TransformerOptions options)
        : base(options)
    {
        var foundIn = $"AddOwners \"{options.Match}\"";
        var references = options.Owners.Select(OwnerReference.Parse).ToList();
        _owners = [.. references.Select(owner => new OwnerEvidence(owner.Name, foundIn)
        {
            Kind = owner.Kind,
            Type = options.OwnershipType ?? OwnershipType.TechnicalOwner,
        }).Distinct()];
        _replace = options.Replace;
        _counter = new DecisionCounter($"{foundIn} -> {string.Join(", ", references)}");
    }

    public IEnumerable<DecisionCounter> Decisions => [_counter];

    protected override Asset Change(Asset asset)
    {
        _counter.Add(++_asset);
        if (_replace || asset.Owners.Count == 0)
            return OwnerLists.AreSame(asset.Owners, _owners) ? asset : asset with { Owners = _owners };

        var owners = new List<OwnerEvidence>(asset.Owners);
        foreach (var owner in _owners)
            OwnerLists.AddOnce(owners, owner);

        return owners.Count == asset.Owners.Count ? asset : asset with { Owners = owners };
    }
}
