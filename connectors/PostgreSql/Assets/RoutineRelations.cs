using MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;
using MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>The relations that a routine's parsed body reads and writes, at any depth.</summary>
internal sealed class RoutineRelations
{
    private const int Select = 1;

    private RoutineRelations()
    {
    }

    public SortedSet<uint> Read { get; } = [];

    public SortedSet<uint> Written { get; } = [];

    /// <summary>Takes them from pg_proc.prosqlbody.</summary>
    /// <exception cref="Lineage.LineageException">The tree is malformed.</exception>
    public static RoutineRelations Of(ReadOnlyMemory<byte> body)
    {
        using var tree = NodeTree.Parse(body);
        var relations = new RoutineRelations();
        for (var row = 0; row < tree.Count; row++)
        {
            var node = new Node(tree, row);
            if (node.Type == NodeType.RangeTableEntry)
                relations.AddSource(node);
            else if (node.Type == NodeType.Query)
                relations.AddTarget(node);
        }

        return relations;
    }

    // The target of a statement is in its range table too, but in no FROM clause.
    private void AddSource(Node entry)
    {
        if (RangeTableColumns.KindOf(entry) == RangeTableKind.Relation && entry.Flag("inFromCl"u8))
            Read.Add(entry.Oid("relid"u8));
    }

    private void AddTarget(Node query)
    {
        var target = query.Integer("resultRelation"u8);
        if (target > 0 && query.Integer("commandType"u8) != Select && query.Field("rtable"u8).Item(target) is { IsNull: false } entry)
            Written.Add(entry.Oid("relid"u8));
    }
}
