using MetadataIngestion.Connectors.PostgreSql.Catalog;

namespace MetadataIngestion.Connectors.PostgreSql.Crawling;

/// <summary>Tells which relations of a page cannot be read while others are locked: a view needs all that it reads.</summary>
internal sealed class LockedViews(RelationPage page)
{
    public bool IsBehind(uint relation, IReadOnlySet<uint> locked)
    {
        if (locked.Contains(relation))
            return true;
        foreach (var dependency in page.ViewDependencies.Of(Array.BinarySearch(page.Oids, relation)))
        {
            if (locked.Contains(dependency))
                return true;
        }

        return false;
    }
}
