using MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>AGGREF: arguments that are only there to be ordered by are junk.</summary>
internal static class AggregateExpression
{
    public static void Visit(Node aggregate, Flow flow, ExpressionWalk walk)
    {
        var value = flow.As(LineageKind.Aggregation);
        walk.Push(aggregate.Field("aggdirectargs"u8), value);
        foreach (var argument in aggregate.Field("args"u8).Items)
            walk.Push(argument, argument.Flag("resjunk"u8) ? flow.Influencing(LineageKind.Sort) : value);
        walk.Push(aggregate.Field("aggfilter"u8), flow.Influencing(LineageKind.Conditional));
    }
}
