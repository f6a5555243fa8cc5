using MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>Columns of XMLTABLE and JSON_TABLE: the document and the paths into it, and the column's own path and default.</summary>
internal static class TableFunctionColumns
{
    public static void Push(Node entry, int attnum, Flow flow, ExpressionWalk walk)
    {
        var function = entry.Field("tablefunc"u8);
        walk.Push(function.Field("docexpr"u8), flow);
        walk.Push(function.Field("rowexpr"u8), flow);
        walk.Push(function.Field("passingvalexprs"u8), flow);
        PushOf(function.Field("colexprs"u8), attnum, flow, walk);
        PushOf(function.Field("coldefexprs"u8), attnum, flow, walk);
        PushOf(function.Field("colvalexprs"u8), attnum, flow, walk);
    }

    private static void PushOf(Node columns, int attnum, Flow flow, ExpressionWalk walk) =>
        walk.Push(attnum == 0 ? columns : columns.Item(attnum), flow);
}
