using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Transforming;

/// <summary>Turns the evidence of ownership that a source gave into users and groups, by the owner rules.</summary>
internal sealed class ResolveOwners(IReadOnlyList<OwnerRule> rules, StatedOwners stated, OwnerPrecedence precedence) : IMetadataTransformer, IExplainingTransformer
{
    /// <summary>Sources have few principals; the limit keeps memory bounded for one that has not.</summary>
    private const int MaxRemembered = 4096;

    private readonly DecisionCounter _defaultUser = new("default: corpuser", DecisionCounter.Found);
    private readonly DecisionCounter _defaultGroup = new("default: corpGroup", DecisionCounter.Found);
    private readonly Dictionary<OwnerEvidence, OwnerDecision> _remembered = [];
    private readonly List<OwnerEvidence> _accepted = [];
    private readonly List<OwnerDecision> _decisions = [];
    private long _asset;

    public IEnumerable<DecisionCounter> Decisions => [.. stated.Counters, .. rules.Select(rule => rule.Counter), _defaultUser, _defaultGroup];

    public Asset? Transform(Asset asset)
    {
        var found = stated.Find(asset, _asset + 1);
        if (asset.Owners.Count + found.Count == 0)
            return asset;

        _asset++;
        var owners = Resolve(found, asset.Owners);
        return OwnerLists.AreSame(owners, asset.Owners) ? asset : asset with { Owners = owners };
    }

    private IReadOnlyList<OwnerEvidence> Resolve(IReadOnlyList<OwnerDecision> found, IReadOnlyList<OwnerEvidence> evidence)
    {
        _accepted.Clear();
        _decisions.Clear();
        foreach (var decision in found)
        {
            _accepted.Add(decision.Owner!);
            _decisions.Add(decision);
        }

        for (var i = 0; i < evidence.Count; i++)
        {
            if (precedence == OwnerPrecedence.All || !IsOutranked(evidence[i]))
                Accept(evidence[i]);
        }

        return _decisions.Count switch
        {
            0 => [],
            1 => _decisions[0].Alone,
            _ => Distinct(),
        };
    }

    /// <summary>Whether stronger evidence of the same ownership type was found in another place.</summary>
    private bool IsOutranked(OwnerEvidence evidence)
    {
        foreach (var stronger in _accepted)
        {
            if (stronger.Type == evidence.Type && stronger.FoundIn != evidence.FoundIn)
                return true;
        }

        return false;
    }

    private void Accept(OwnerEvidence evidence)
    {
        var decision = Decide(evidence);
        decision.Counter.Add(_asset);
        if (decision.Owner is null)
            return;

        _accepted.Add(evidence);
        _decisions.Add(decision);
    }

    private OwnerDecision Decide(OwnerEvidence evidence)
    {
        if (_remembered.TryGetValue(evidence, out var decision))
            return decision;

        decision = DecideAnew(evidence);
        if (_remembered.Count < MaxRemembered)
            _remembered.Add(evidence, decision);

        return decision;
    }

    private OwnerDecision DecideAnew(OwnerEvidence evidence)
    {
        foreach (var rule in rules)
        {
            if (rule.AppliesTo(evidence.Principal))
                return new OwnerDecision(rule.Apply(evidence), rule.Counter);
        }

        var kind = evidence.Kind == PrincipalKind.Group ? PrincipalKind.Group : PrincipalKind.User;
        var owner = OwnerReference.TryParseUrn(evidence.Principal) ?? new OwnerReference(evidence.Principal, kind);
        return new OwnerDecision(
            evidence with { Principal = owner.Name, Kind = owner.Kind },
            owner.Kind == PrincipalKind.Group ? _defaultGroup : _defaultUser);
    }

    private List<OwnerEvidence> Distinct()
    {
        var owners = new List<OwnerEvidence>(_decisions.Count);
        foreach (var decision in _decisions)
            OwnerLists.AddOnce(owners, decision.Owner!);

        return owners;
    }
}
