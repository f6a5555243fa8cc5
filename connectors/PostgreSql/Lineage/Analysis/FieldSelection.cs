using MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>
/// FIELDSELECT: when the composite value is a row of a table or a row constructor, even one handed up through subqueries, the field is
/// one of its columns; otherwise it is made of the whole value.
/// </summary>
internal static class FieldSelection
{
    public static void Visit(Node selection, Flow flow, LineageAnalysis analysis)
    {
        var field = selection.Integer("fieldnum"u8);
        var argument = selection.Field("arg"u8);
        var (origin, context) = OriginOf(argument, flow.Context, analysis);
        if (origin.Type == NodeType.Variable && origin.Integer("varattno"u8) == 0)
            analysis.Columns.AddColumn(context.Up(origin.Integer("varlevelsup"u8)), origin.Integer("varno"u8), field, flow);
        else if (origin.Type == NodeType.Row)
            analysis.Expressions.Push(origin.Field("args"u8).Item(field), flow.In(context));
        else
            analysis.Expressions.Push(argument, flow.As(LineageKind.Transformation));
    }

    private static (Node Expression, QueryContext Context) OriginOf(Node expression, QueryContext context, LineageAnalysis analysis)
    {
        while (expression.Type == NodeType.Variable && expression.Integer("varattno"u8) > 0)
        {
            analysis.Budget.SpendSteps(1);
            var (next, its) = analysis.Columns.DefinitionOf(expression, context);
            if (next.IsNull)
                break;
            (expression, context) = (next, its);
        }
        return (expression, context);
    }
}
