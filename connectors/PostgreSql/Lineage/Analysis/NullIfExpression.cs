using MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>NULLIFEXPR: the first argument arrives, the second only decides whether it does.</summary>
internal static class NullIfExpression
{
    public static void Visit(Node expression, Flow flow, ExpressionWalk walk)
    {
        var arguments = expression.Field("args"u8);
        walk.Push(arguments.Item(1), flow.As(LineageKind.Transformation));
        walk.Push(arguments.Item(2), flow.Influencing(LineageKind.Conditional));
    }
}
