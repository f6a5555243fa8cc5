using MetadataIngestion.Mesh.Domains;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Products;

namespace MetadataIngestion.Mesh.Ownership;

/// <summary>Tells of owners in files whom the directory does not know.</summary>
internal sealed class NamedOwnerCheck(PeopleDirectory people, List<MeshFinding> findings)
{
    public void Check(DomainTree domains, IEnumerable<DataProduct> products, IEnumerable<OwnersFile> files)
    {
        if (!people.Exists)
            return;

        var named = domains.Domains.SelectMany(domain => domain.Owners)
            .Concat(products.SelectMany(product => product.Owners))
            .Concat(files.SelectMany(file => file.Sections).SelectMany(section => section).SelectMany(rule => rule.Owners));
        foreach (var owner in named.DistinctBy(owner => (owner.Owner, owner.Place)))
            Check(owner);
    }

    private void Check(AssignedOwner owner)
    {
        // Who leaves on which day is asked on the day of a crawl.
        if (people.StandingOf(owner.Owner, DateOnly.MinValue) == OwnerStanding.Unknown)
        {
            findings.Add(DomainMerge.Finding(
                OwnershipCodes.Unknown, FindingLevel.Warning, owner.Place, $"The owner {owner.Owner} is not in the directory.", "Correct the name, or add it to directory.yaml."));
        }
    }
}
