using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Catalog;
using MetadataIngestion.Connectors.PostgreSql.Texts;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>Builds what there is to say about partitions, which are part of their table.</summary>
internal sealed class PartitioningBuilder(DatabaseCatalog catalog)
{
    public Partitioning? Build(in RelationRows rows, PartitionSummary? partitions, TextSet texts) =>
        catalog.PartitionedTables.TryGetValue(rows.Relation.Oid, out var table)
            ? new Partitioning(table.StrategyName, KeysOf(rows.Relation.Oid, table, texts)) { Count = partitions?.Leaves }
            : null;

    /// <summary>How the partitions are partitioned in turn, each way once.</summary>
    public void AddProperties(ref PropertyList properties, PartitionSummary partitions)
    {
        if (partitions.SubPartitioned.Count == 0)
            return;
        var ways = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var partition in partitions.SubPartitioned)
        {
            if (catalog.PartitionedTables.TryGetValue(partition, out var table))
                ways.Add($"{table.StrategyName} ({string.Join(", ", table.Keys.Select(key => key ?? "(expression)"))})");
        }

        properties.Add("partition.sub", string.Join("; ", ways));
        properties.Add("partition.sub.count", partitions.SubPartitioned.Count.ToString(CultureInfo.InvariantCulture));
    }

    private static string[] KeysOf(uint relation, PartitionedTable table, TextSet texts)
    {
        if (!table.HasExpressions)
            return Array.ConvertAll(table.Keys, key => key ?? "?");
        var definition = texts.Require(new TextKey(TextKinds.PartitionKey, relation));
        var start = definition.IndexOf('(', StringComparison.Ordinal);
        if (start < 0)
            return [];
        var written = SqlText.SplitList(definition[(start + 1)..^1]);
        return [.. table.Keys.Select((key, i) => key ?? (i < written.Count ? written[i] : "?"))];
    }
}
