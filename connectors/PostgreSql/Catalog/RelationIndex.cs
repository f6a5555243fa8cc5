using System.Runtime.InteropServices;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>All tables and views of a database, by oid.</summary>
internal sealed class RelationIndex(List<Relation> relations)
{
    /// <summary>In the order of oids.</summary>
    public ReadOnlySpan<Relation> All => CollectionsMarshal.AsSpan(relations);

    public int Count => relations.Count;

    public bool TryFind(uint oid, out Relation relation)
    {
        var all = All;
        int low = 0, high = all.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (all[middle].Oid == oid)
            {
                relation = all[middle];
                return true;
            }

            if (all[middle].Oid < oid)
                low = middle + 1;
            else
                high = middle - 1;
        }

        relation = default;
        return false;
    }
}
