using System.Collections.Immutable;
using MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>
/// UNION, INTERSECT and EXCEPT: columns are combined by position. What EXCEPT takes away only filters. The tree leans to the left and is
/// as deep as there are arms, so the arms wait in a list rather than on the stack.
/// </summary>
internal sealed class SetOperations(LineageAnalysis analysis)
{
    private const int Except = 3;

    public QueryLineage Analyze(Node setOperations, QueryContext context)
    {
        var columns = new List<EdgeCollector>();
        var rows = analysis.Collectors.Rent();
        var filter = new Flow(context, rows, LineageKind.Filter, Absorbing: true);
        var pending = new Stack<(Node Arm, bool Excluded)>([(setOperations, false)]);
        while (pending.TryPop(out var next))
        {
            if (next.Arm.Type == NodeType.SetOperation)
                PushArms(next.Arm, next.Excluded, pending);
            else
                AddArm(ArmOf(next.Arm, context), next.Excluded, columns, filter);
        }
        var lineage = new QueryLineage(context, Take(columns), []);
        AddLimit(lineage, filter);
        lineage = lineage with { Rows = rows.TakeRows() };
        analysis.Collectors.Return(rows);
        return lineage;
    }

    private static void PushArms(Node operation, bool excluded, Stack<(Node Arm, bool Excluded)> pending)
    {
        pending.Push((operation.Field("rarg"u8), excluded || operation.Integer("op"u8) == Except));
        pending.Push((operation.Field("larg"u8), excluded));
    }

    private QueryLineage ArmOf(Node reference, QueryContext context) =>
        analysis.Columns.SubqueryOf(context.Entry(reference.Integer("rtindex"u8)), context);

    private void AddArm(QueryLineage arm, bool excluded, List<EdgeCollector> columns, Flow filter)
    {
        (filter with { Absorbing = false }).AddInfluences(arm.Rows);
        for (var i = 0; i < arm.Columns.Length; i++)
        {
            if (excluded)
            {
                filter.Add(arm.Columns[i]);
                continue;
            }
            if (i == columns.Count)
                columns.Add(analysis.Collectors.Rent());
            new Flow(filter.Context, columns[i], LineageKind.Identity, Absorbing: false).Add(arm.Columns[i]);
        }
    }

    // ORDER BY of a set operation names output columns, whose targets refer to the first arm alone.
    private void AddLimit(QueryLineage lineage, Flow filter)
    {
        var query = lineage.Context.Query;
        analysis.Expressions.Run(query.Field("limitCount"u8), filter);
        analysis.Expressions.Run(query.Field("limitOffset"u8), filter);
        if (!RowInfluences.OrderDecides(query))
            return;
        foreach (var clause in query.Field("sortClause"u8).Items)
        {
            var position = lineage.Context.SortTarget(clause).Integer("resno"u8);
            if (position > 0 && position <= lineage.Columns.Length)
                (filter with { Kind = LineageKind.Sort }).Add(lineage.Columns[position - 1]);
        }
    }

    private ImmutableArray<ColumnLineage> Take(List<EdgeCollector> collectors)
    {
        var columns = ImmutableArray.CreateBuilder<ColumnLineage>(collectors.Count);
        foreach (var collector in collectors)
        {
            columns.Add(collector.TakeColumn());
            analysis.Collectors.Return(collector);
        }
        return columns.DrainToImmutable();
    }
}
