using System.Collections.Immutable;
using MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>Lists the relations and routines a tree names anywhere, also where no output column depends on them.</summary>
internal static class ViewObjects
{
    private const uint FirstUserOid = 16384;

    public static (ImmutableArray<uint> Relations, ImmutableArray<uint> Routines) Of(NodeTree tree)
    {
        var relations = new SortedSet<uint>();
        var routines = new SortedSet<uint>();
        for (var row = 0; row < tree.Count; row++)
        {
            var node = new Node(tree, row);
            if (node.Type == NodeType.RangeTableEntry)
                AddRelation(node, relations);
            else if (RoutineOf(node) is var routine and >= FirstUserOid)
                routines.Add(routine);
        }
        return ([.. relations], [.. routines]);
    }

    // Up to version 15 a view's own tree holds entries for OLD and NEW, which no FROM clause has.
    private static void AddRelation(Node entry, SortedSet<uint> relations)
    {
        if (RangeTableColumns.KindOf(entry) == RangeTableKind.Relation && entry.Flag("inFromCl"u8))
            relations.Add(entry.Oid("relid"u8));
    }

    private static uint RoutineOf(Node node) => node.Type switch
    {
        NodeType.FunctionCall => node.Oid("funcid"u8),
        NodeType.OperatorCall or NodeType.NullIf => node.Oid("opfuncid"u8),
        NodeType.Aggregate => node.Oid("aggfnoid"u8),
        NodeType.WindowFunction => node.Oid("winfnoid"u8),
        _ => 0,
    };
}
