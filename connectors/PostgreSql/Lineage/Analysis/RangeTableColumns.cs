using MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>Leads from a column of a range table entry to its sources. Attnum 0 stands for the whole row.</summary>
internal sealed class RangeTableColumns(LineageAnalysis analysis, Func<uint, IReadOnlyList<short>> attributesOf)
{
    private const int WholeRow = 0;

    /// <summary>A VAR, which may refer to a query further out.</summary>
    public void AddVariable(Node variable, Flow flow)
    {
        var context = flow.Context.Up(variable.Integer("varlevelsup"u8));
        AddColumn(context, variable.Integer("varno"u8), variable.Integer("varattno"u8), flow);
    }

    public void AddColumn(QueryContext context, int rangeTableIndex, int attnum, Flow flow)
    {
        var entry = context.Entry(rangeTableIndex);
        flow = attnum == WholeRow ? flow.In(context).As(LineageKind.Transformation) : flow.In(context);
        switch (KindOf(entry))
        {
            case RangeTableKind.Relation:
                AddRelation(entry.Oid("relid"u8), attnum, flow);
                break;
            case RangeTableKind.Subquery:
                AddQuery(SubqueryOf(entry, context), attnum, flow);
                break;
            case RangeTableKind.Join:
                PushItem(entry.Field("joinaliasvars"u8), attnum, flow);
                break;
            case RangeTableKind.Function:
                FunctionColumns.Push(entry, attnum, flow.As(LineageKind.Transformation), analysis.Expressions);
                break;
            case RangeTableKind.TableFunction:
                TableFunctionColumns.Push(entry, attnum, flow.As(LineageKind.Transformation), analysis.Expressions);
                break;
            case RangeTableKind.Values:
                foreach (var row in entry.Field("values_lists"u8).Items)
                    PushItem(row, attnum, flow);
                break;
            case RangeTableKind.CommonTable:
                CommonTableColumns.Add(CommonTableOf(entry, context), attnum, flow);
                break;
            case RangeTableKind.Group:
                PushItem(entry.Field("groupexprs"u8), attnum, flow);
                break;
            case RangeTableKind.TransitionTable or RangeTableKind.Result:
                break;
            case var unknown:
                throw new LineageException(LineageFailure.Unsupported, $"The parse tree holds a range table entry of unknown kind {(int)unknown}.");
        }
    }

    public static RangeTableKind KindOf(Node entry) => (RangeTableKind)entry.Integer("rtekind"u8);

    public QueryLineage SubqueryOf(Node entry, QueryContext context) => analysis.Queries.Nested(entry.Field("subquery"u8), context);

    public static CommonTable CommonTableOf(Node entry, QueryContext context) =>
        context.Up(entry.Integer("ctelevelsup"u8)).CommonTableNamed(entry.Field("ctename"u8).Raw);

    /// <summary>The expression behind a column of a subquery, join, WITH query or group, and its context; absent for any other.</summary>
    public (Node Expression, QueryContext Context) DefinitionOf(Node variable, QueryContext context)
    {
        context = context.Up(variable.Integer("varlevelsup"u8));
        var entry = context.Entry(variable.Integer("varno"u8));
        var attnum = variable.Integer("varattno"u8);
        return KindOf(entry) switch
        {
            RangeTableKind.Join => (entry.Field("joinaliasvars"u8).Item(attnum), context),
            RangeTableKind.Group => (entry.Field("groupexprs"u8).Item(attnum), context),
            RangeTableKind.Subquery => TargetOf(SubqueryOf(entry, context).Context, attnum),
            RangeTableKind.CommonTable when CommonTableOf(entry, context) is { IsRecursive: false } table =>
                TargetOf(table.Lineage.Context, attnum),
            _ => (default, context),
        };
    }

    private static (Node Expression, QueryContext Context) TargetOf(QueryContext context, int position)
    {
        if (!context.Query.Field("setOperations"u8).IsNull)
            return (default, context);
        foreach (var target in context.Query.Field("targetList"u8).Items)
        {
            if (!target.Flag("resjunk"u8) && --position == 0)
                return (target.Field("expr"u8), context);
        }
        return (default, context);
    }

    private void AddRelation(uint oid, int attnum, Flow flow)
    {
        if (attnum is < short.MinValue or > short.MaxValue)
            throw LineageException.Malformed($"The parse tree refers to column {attnum} of a relation.");
        if (attnum != WholeRow)
        {
            flow.Add(oid, (short)attnum);
            return;
        }
        foreach (var attribute in attributesOf(oid))
            flow.Add(oid, attribute);
    }

    private static void AddQuery(QueryLineage query, int attnum, Flow flow)
    {
        if (attnum == WholeRow)
        {
            foreach (var column in query.Columns)
                flow.Add(column);
        }
        else if (attnum > 0 && attnum <= query.Columns.Length)
        {
            flow.Add(query.Columns[attnum - 1]);
        }
        else
        {
            throw LineageException.Malformed($"The parse tree refers to column {attnum} of a subquery with {query.Columns.Length} columns.");
        }
    }

    // The whole row of a join, group or VALUES is made of all its columns.
    private void PushItem(Node columns, int attnum, Flow flow) =>
        analysis.Expressions.Push(attnum == WholeRow ? columns : columns.Item(attnum), flow);
}
