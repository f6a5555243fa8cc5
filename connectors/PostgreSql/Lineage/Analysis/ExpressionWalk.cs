using MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>
/// Follows expressions down to the columns they are made of. What is left to visit waits in a list rather than on the stack, so that a
/// chain of thousands of operators is no deeper than a single one.
/// </summary>
internal sealed class ExpressionWalk(LineageAnalysis analysis)
{
    private readonly Stack<(Node Node, Flow Flow)> _pending = [];

    /// <summary>Adds the sources of a whole expression to the flow's sink.</summary>
    public void Run(Node expression, Flow flow)
    {
        var floor = _pending.Count;
        Push(expression, flow);
        while (_pending.Count > floor)
        {
            analysis.Budget.SpendSteps(1);
            var (node, its) = _pending.Pop();
            Visit(node, its);
        }
    }

    /// <summary>Leaves an operand to be visited within the present run.</summary>
    public void Push(Node node, Flow flow)
    {
        if (node.Type is not (NodeType.None or NodeType.Constant))
            _pending.Push((node, flow));
    }

    private void Visit(Node node, Flow flow)
    {
        switch (node.Type)
        {
            case NodeType.Variable:
                analysis.Columns.AddVariable(node, flow);
                break;
            case NodeType.TargetEntry:
                Push(node.Field("expr"u8), flow);
                break;
            case NodeType.RelabelType or NodeType.Collation:
                Push(node.Field("arg"u8), flow);
                break;
            case NodeType.Aggregate:
                AggregateExpression.Visit(node, flow, this);
                break;
            case NodeType.WindowFunction:
                WindowExpression.Visit(node, flow, this);
                break;
            case NodeType.Grouping:
                Push(node.Field("args"u8), flow.Influencing(LineageKind.GroupBy));
                break;
            case NodeType.Case:
                CaseExpression.Visit(node, flow, this);
                break;
            case NodeType.NullIf:
                NullIfExpression.Visit(node, flow, this);
                break;
            case NodeType.FieldSelect:
                FieldSelection.Visit(node, flow, analysis);
                break;
            case NodeType.Sublink:
                SublinkExpression.Visit(node, flow, analysis);
                break;
            case NodeType.List:
                PushItems(node, flow);
                break;
            default:
                // Operators, functions, casts, and whatever a later version brings: their value is made of their parts.
                PushItems(node, flow.As(LineageKind.Transformation));
                break;
        }
    }

    private void PushItems(Node node, Flow flow)
    {
        foreach (var item in node.Items)
            Push(item, flow);
    }
}
