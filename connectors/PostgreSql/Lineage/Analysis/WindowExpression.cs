using MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>WINDOWFUNC: its arguments, its filter, and the window it looks through.</summary>
internal static class WindowExpression
{
    public static void Visit(Node function, Flow flow, ExpressionWalk walk)
    {
        walk.Push(function.Field("args"u8), flow.As(LineageKind.Transformation));
        walk.Push(function.Field("aggfilter"u8), flow.Influencing(LineageKind.Conditional));
        var window = WindowOf(function, flow.Context);
        var influence = flow.Influencing(LineageKind.Window);
        PushTargets(window.Field("partitionClause"u8), influence, walk);
        PushTargets(window.Field("orderClause"u8), influence, walk);
        walk.Push(window.Field("startOffset"u8), influence);
        walk.Push(window.Field("endOffset"u8), influence);
    }

    private static Node WindowOf(Node function, QueryContext context)
    {
        var reference = function.Integer("winref"u8);
        foreach (var window in context.Query.Field("windowClause"u8).Items)
        {
            if (window.Integer("winref"u8) == reference)
                return window;
        }
        throw LineageException.Malformed("A window function of the parse tree has no window.");
    }

    private static void PushTargets(Node clauses, Flow flow, ExpressionWalk walk)
    {
        foreach (var clause in clauses.Items)
            walk.Push(flow.Context.SortTarget(clause), flow);
    }
}
