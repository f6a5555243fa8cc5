using System.Runtime.InteropServices;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>Which tables are children of which.</summary>
internal sealed class Inheritance
{
    private readonly List<InheritanceRow> _byChild;
    private readonly ILookup<uint, InheritanceRow> _partitionsByParent;

    /// <param name="byChild">In the order of the children, for each in the order of its parents.</param>
    public Inheritance(List<InheritanceRow> byChild)
    {
        _byChild = byChild;
        _partitionsByParent = byChild.Where(row => row.IsPartition).ToLookup(row => row.Parent);
    }

    /// <summary>The parents of a child, in the order in which it names them.</summary>
    public ReadOnlySpan<InheritanceRow> ParentsOf(uint child)
    {
        var rows = CollectionsMarshal.AsSpan(_byChild);
        var start = LowerBound(rows, child);
        var end = start;
        while (end < rows.Length && rows[end].Child == child)
            end++;
        return rows[start..end];
    }

    public PartitionSummary PartitionsOf(uint table)
    {
        var summary = new PartitionSummary();
        var pending = new Stack<uint>([table]);
        while (pending.TryPop(out var parent))
        {
            foreach (var partition in _partitionsByParent[parent])
            {
                if (partition.Kind == RelationKind.PartitionedTable)
                {
                    summary.SubPartitioned.Add(partition.Child);
                    pending.Push(partition.Child);
                }
                else
                {
                    summary.AddLeaf(partition);
                }
            }
        }

        return summary;
    }

    private static int LowerBound(ReadOnlySpan<InheritanceRow> rows, uint child)
    {
        int low = 0, high = rows.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (rows[middle].Child < child)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
