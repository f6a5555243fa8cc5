using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Ownership;

namespace MetadataIngestion.Mesh.Domains;

/// <summary>The domains of the mesh and how they lie in each other. Immutable.</summary>
internal sealed class DomainTree
{
    private readonly Dictionary<string, Domain> _byId;
    private readonly Dictionary<string, IReadOnlyList<AssignedOwner>> _owners = new(StringComparer.Ordinal);

    private DomainTree(IEnumerable<Domain> domains) => _byId = domains.ToDictionary(domain => domain.Id, StringComparer.Ordinal);

    public static DomainTree Empty { get; } = new([]);

    /// <summary>The domains in the order of their ids.</summary>
    public IEnumerable<Domain> Domains => _byId.Values.OrderBy(domain => domain.Id, StringComparer.Ordinal);

    public int Count => _byId.Count;

    /// <summary>Makes a tree of what all files say; where they contradict each other, the first one counts.</summary>
    public static DomainTree Build(IEnumerable<Domain> read, List<MeshFinding> findings)
    {
        var tree = new DomainTree(read.GroupBy(domain => domain.Id, StringComparer.Ordinal).Select(group => group.Aggregate((first, other) => DomainMerge.Merge(first, other, findings))));
        tree.CutParents(findings);
        tree.ResolveOwners(findings);
        tree.NoteClaims(findings);
        return tree;
    }

    public Domain? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>How many domains are around one.</summary>
    public int DepthOf(Domain domain) => Around(domain).Count();

    /// <summary>Whether one of two domains lies in the other.</summary>
    public bool AreRelated(Domain left, Domain right) =>
        left.Id == right.Id || Around(left).Any(domain => domain.Id == right.Id) || Around(right).Any(domain => domain.Id == left.Id);

    /// <summary>Who owns a domain: those it names, or else the owners of the domain around it.</summary>
    public IReadOnlyList<AssignedOwner> OwnersOf(Domain domain) => _owners[domain.Id];

    /// <summary>Whether a domain is another one or lies in it.</summary>
    public bool IsWithin(string domain, string other) =>
        domain == other || (Find(domain) is { } known && Around(known).Any(around => around.Id == other));

    private IEnumerable<Domain> Around(Domain domain)
    {
        for (var parent = domain.Parent; parent is not null; parent = _byId[parent].Parent)
            yield return _byId[parent];
    }

    private void CutParents(List<MeshFinding> findings)
    {
        foreach (var domain in Domains.Where(domain => domain.Parent is not null).ToList())
        {
            if (!_byId.ContainsKey(domain.Parent!))
                Cut(domain, DomainCodes.Unknown, $"The domain {domain.Id} lies in {domain.Parent}, which no file describes; it is taken to the top.", "Correct parent, or describe that domain.");
            else if (IsInItself(domain))
                Cut(domain, DomainCodes.ParentLoop, $"The domain {domain.Id} lies in itself by way of {domain.Parent}; it is taken to the top.", "Remove one of the parents.");
        }

        void Cut(Domain domain, string code, string message, string remedy)
        {
            findings.Add(DomainMerge.Finding(code, FindingLevel.Error, domain.Place, message, remedy));
            _byId[domain.Id] = domain with { Parent = null };
        }
    }

    private bool IsInItself(Domain domain)
    {
        var passed = new HashSet<string>(StringComparer.Ordinal);
        for (var parent = domain.Parent; parent is not null && _byId.TryGetValue(parent, out var around); parent = around.Parent)
        {
            if (parent == domain.Id)
                return true;
            if (!passed.Add(parent))
                return false;
        }

        return false;
    }

    private void ResolveOwners(List<MeshFinding> findings)
    {
        foreach (var domain in Domains)
        {
            var owners = Resolve(domain, [], findings);
            _owners[domain.Id] = owners;
            if (owners.Count == 0)
                findings.Add(DomainMerge.Finding(DomainCodes.Ownerless, FindingLevel.Warning, domain.Place, $"The domain {domain.Id} has no owner.", "Name a person or group under owners."));
        }
    }

    private List<AssignedOwner> Resolve(Domain domain, List<string> passed, List<MeshFinding> findings)
    {
        passed.Add(domain.Id);
        var owners = domain.Owners.ToList();
        foreach (var (other, place) in domain.OwnersOf)
        {
            if (!_byId.TryGetValue(other, out var found))
                Note(DomainCodes.Unknown, $"The owners of {domain.Id} are to be those of the domain {other}, which no file describes.", "Correct the id.");
            else if (passed.Contains(other))
                Note(DomainCodes.OwnerLoop, $"The domains {string.Join(", ", passed)} get their owners from each other.", "Name a person or group in one of them.");
            else
                owners.AddRange(Resolve(found, [.. passed], findings));

            void Note(string code, string message, string remedy)
            {
                // Whoever else leads here would tell the same again.
                if (passed.Count == 1 || (code == DomainCodes.OwnerLoop && passed[0] == other))
                    findings.Add(DomainMerge.Finding(code, FindingLevel.Error, place, message, remedy));
            }
        }

        if (owners.Count == 0 && domain.Parent is { } parent && !passed.Contains(parent))
            owners.AddRange(Resolve(_byId[parent], [.. passed], findings));

        return [.. owners.DistinctBy(owner => (owner.Owner, owner.Type, owner.TypeUrn))];
    }

    /// <summary>What two domains claim in the same words can be told without any crawl.</summary>
    private void NoteClaims(List<MeshFinding> findings)
    {
        var claims = Domains.SelectMany(domain => domain.Claims.Select(claim => (Domain: domain, Claim: claim))).GroupBy(pair => pair.Claim.Pattern.Text.Trim('/'), StringComparer.OrdinalIgnoreCase);
        foreach (var group in claims.Select(group => group.ToList()).Where(group => group.Count > 1))
        {
            foreach (var (domain, claim) in group.Skip(1).Where(pair => !AreRelated(pair.Domain, group[0].Domain)))
            {
                findings.Add(DomainMerge.Finding(
                    DomainCodes.Claimed, FindingLevel.Error, claim.Place, $"The domains {group[0].Domain.Id} and {domain.Id} both claim {claim.Pattern}; the other claim is at {group[0].Claim.Place}.", "Agree whose assets these are, and remove one of the patterns."));
            }
        }
    }
}
