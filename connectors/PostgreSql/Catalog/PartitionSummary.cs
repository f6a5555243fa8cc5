namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>What the partitions of a table amount to, those of its sub-partitioned partitions included.</summary>
internal sealed class PartitionSummary
{
    /// <summary>Partitions that hold rows themselves.</summary>
    public long Leaves { get; private set; }

    /// <summary>Rows of the leaves that have been analyzed; null when none has.</summary>
    public double? Rows { get; private set; }

    /// <summary>Pages of those leaves.</summary>
    public long Pages { get; private set; }

    /// <summary>The partitions that are partitioned themselves.</summary>
    public List<uint> SubPartitioned { get; } = [];

    public void AddLeaf(InheritanceRow leaf)
    {
        Leaves++;
        if (!Estimates.AreKnown(leaf.Rows, leaf.Pages))
            return;
        Rows = (Rows ?? 0) + leaf.Rows;
        Pages += leaf.Pages;
    }
}
