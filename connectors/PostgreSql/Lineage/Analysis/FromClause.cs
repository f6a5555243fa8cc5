using MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>Walks the join tree: conditions of joins and of WHERE, and what decides on the rows of what is joined.</summary>
internal sealed class FromClause(LineageAnalysis analysis)
{
    private readonly Stack<Node> _pending = [];

    public void Add(Node joinTree, Flow filter)
    {
        var floor = _pending.Count;
        _pending.Push(joinTree);
        while (_pending.Count > floor)
        {
            var node = _pending.Pop();
            switch (node.Type)
            {
                case NodeType.FromExpression:
                    foreach (var item in node.Field("fromlist"u8).Items)
                        _pending.Push(item);
                    analysis.Expressions.Run(node.Field("quals"u8), filter);
                    break;
                case NodeType.JoinExpression:
                    _pending.Push(node.Field("larg"u8));
                    _pending.Push(node.Field("rarg"u8));
                    analysis.Expressions.Run(node.Field("quals"u8), filter with { Kind = LineageKind.Join });
                    break;
                case NodeType.RangeTableReference:
                    AddEntry(filter.Context.Entry(node.Integer("rtindex"u8)), filter);
                    break;
                case NodeType.None:
                    break;
                default:
                    throw LineageException.Malformed("The parse tree joins something other than range table entries.");
            }
        }
    }

    private void AddEntry(Node entry, Flow filter)
    {
        var inherited = filter with { Absorbing = false };
        switch (RangeTableColumns.KindOf(entry))
        {
            case RangeTableKind.Relation:
                analysis.Expressions.Run(entry.Field("tablesample"u8), filter);
                break;
            case RangeTableKind.Subquery:
                inherited.AddInfluences(analysis.Columns.SubqueryOf(entry, filter.Context).Rows);
                break;
            case RangeTableKind.CommonTable:
                inherited.AddInfluences(RangeTableColumns.CommonTableOf(entry, filter.Context).Lineage.Rows);
                break;
            case RangeTableKind.Function:
                FunctionColumns.AddArguments(entry, filter, analysis.Expressions);
                break;
        }
    }
}
