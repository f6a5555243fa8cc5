using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Domains;

namespace MetadataIngestion.Mesh.Ownership;

/// <summary>
/// Gives the assets of one run the owners that files name. Unless all evidence counts, what a file says takes the place of what was found for the same type
/// of ownership; an asset that has no owner at all has those of its domain.
/// </summary>
internal sealed class OwnerAssignment : IMetadataTransformer, IExplainingTransformer
{
    private readonly string _source;
    private readonly DomainTree _domains;
    private readonly OwnersFinder _finder;
    private readonly OwnerPrecedence _precedence;
    private readonly OwnerFindings _findings;
    // By reference: two lines that say the same are counted together by the report.
    private readonly Dictionary<OwnersRule, DecisionCounter> _counters;
    private readonly DecisionCounter _default = new("default: owners of the domain", DecisionCounter.Assumed);
    private long _asset;

    public OwnerAssignment(MeshCatalog catalog, string source, OwnerPrecedence precedence, OwnerFindings findings)
    {
        (_source, _domains, _precedence, _findings) = (source, catalog.DomainTree, precedence, findings);
        _finder = new OwnersFinder(catalog.OwnersFiles, source);
        _counters = _finder.Rules.ToDictionary(rule => rule, rule => new DecisionCounter(rule.ToString()), (IEqualityComparer<OwnersRule>)ReferenceEqualityComparer.Instance);
    }

    public IEnumerable<DecisionCounter> Decisions => [.. _counters.Values, _default];

    public Asset? Transform(Asset asset)
    {
        _asset++;
        var address = AssetAddress.Of(_source, asset.Path);
        var domains = asset.Domains.Select(DomainIds.Plain).ToList();
        var owners = asset.Owners.ToList();
        foreach (var rule in _finder.Find(address, domains, out var rival))
        {
            Apply(rule, owners);
            if (rival is not null)
                _findings.NoteConflict(rule, rival, asset.Path);
        }

        if (owners.Count == 0)
            AddDefault(domains, owners);

        return OwnerLists.AreSame(owners, asset.Owners) ? asset : asset with { Owners = owners };
    }

    private void Apply(OwnersRule rule, List<OwnerEvidence> owners)
    {
        _counters[rule].Add(_asset);
        if (_precedence == OwnerPrecedence.Strongest || rule.Owners.Count == 0)
            owners.RemoveAll(owner => owner.Type == rule.Type && owner.TypeUrn == rule.TypeUrn);
        foreach (var owner in rule.Owners)
            OwnerLists.AddOnce(owners, owner.ToEvidence(rule.ToString()));
    }

    private void AddDefault(List<string> domains, List<OwnerEvidence> owners)
    {
        foreach (var domain in domains.Select(_domains.Find).OfType<Domain>())
        {
            _default.Add(_asset);
            foreach (var owner in _domains.OwnersOf(domain))
                OwnerLists.AddOnce(owners, owner.ToEvidence($"owner of the domain {domain.Id} ({owner.Place})"));
        }
    }
}
