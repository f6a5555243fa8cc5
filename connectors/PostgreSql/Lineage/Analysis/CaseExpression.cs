using MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>CASE: tests decide, results arrive. In the form CASE x WHEN the tested value is x.</summary>
internal static class CaseExpression
{
    public static void Visit(Node expression, Flow flow, ExpressionWalk walk)
    {
        var test = flow.Influencing(LineageKind.Conditional);
        var result = flow.As(LineageKind.Transformation);
        walk.Push(expression.Field("arg"u8), test);
        foreach (var branch in expression.Field("args"u8).Items)
        {
            walk.Push(branch.Field("expr"u8), test);
            walk.Push(branch.Field("result"u8), result);
        }
        walk.Push(expression.Field("defresult"u8), result);
    }
}
