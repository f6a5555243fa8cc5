using MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>SUBLINK: a query within an expression, as EXISTS, IN, ANY, ALL, ARRAY or a scalar.</summary>
internal static class SublinkExpression
{
    private const int Exists = 0;

    public static void Visit(Node sublink, Flow flow, LineageAnalysis analysis)
    {
        var query = analysis.Queries.Nested(sublink.Field("subselect"u8), flow.Context);
        var value = flow.As(LineageKind.Transformation);
        analysis.Expressions.Push(sublink.Field("testexpr"u8), value);
        flow.AddInfluences(query.Rows);
        if (sublink.Integer("subLinkType"u8) == Exists)
            return;
        foreach (var column in query.Columns)
            value.Add(column);
    }
}
