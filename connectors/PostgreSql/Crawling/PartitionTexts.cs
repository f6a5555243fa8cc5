using MetadataIngestion.Connectors.PostgreSql.Catalog;

namespace MetadataIngestion.Connectors.PostgreSql.Crawling;

/// <summary>Marks the relations whose partition keys or bounds the server has to write.</summary>
internal sealed class PartitionTexts(IReadOnlyDictionary<uint, PartitionedTable> tables)
{
    public void Mark(RelationPage page)
    {
        for (var i = 0; i < page.Relations.Count; i++)
        {
            var relation = page.Relations[i];
            if (relation.IsPartition)
                page.NeededTexts[i] |= TextKinds.PartitionBound;
            if (relation.Kind == RelationKind.PartitionedTable && tables.TryGetValue(relation.Oid, out var table) && table.HasExpressions)
                page.NeededTexts[i] |= TextKinds.PartitionKey;
        }
    }
}
