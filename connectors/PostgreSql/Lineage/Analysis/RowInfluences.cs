using System.Collections.Immutable;
using MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>What decides which rows a query block yields: FROM and WHERE, grouping, HAVING, DISTINCT, LIMIT and the order it cuts.</summary>
internal sealed class RowInfluences(LineageAnalysis analysis)
{
    private readonly FromClause _from = new(analysis);

    public ImmutableArray<LineageEdge> Of(QueryContext context)
    {
        var query = context.Query;
        var sink = analysis.Collectors.Rent();
        var filter = new Flow(context, sink, LineageKind.Filter, Absorbing: true);
        _from.Add(query.Field("jointree"u8), filter);
        analysis.Expressions.Run(query.Field("havingQual"u8), filter);
        analysis.Expressions.Run(query.Field("limitCount"u8), filter);
        analysis.Expressions.Run(query.Field("limitOffset"u8), filter);
        AddTargets(query.Field("groupClause"u8), filter with { Kind = LineageKind.GroupBy });
        AddTargets(query.Field("distinctClause"u8), filter with { Kind = LineageKind.GroupBy });
        if (OrderDecides(query))
            AddTargets(query.Field("sortClause"u8), filter with { Kind = LineageKind.Sort });
        var rows = sink.TakeRows();
        analysis.Collectors.Return(sink);
        return rows;
    }

    /// <summary>Whether the order decides which rows are left, rather than only how they are shown.</summary>
    public static bool OrderDecides(Node query) =>
        query.Flag("hasDistinctOn"u8) || !query.Field("limitCount"u8).IsNull || !query.Field("limitOffset"u8).IsNull;

    private void AddTargets(Node clauses, Flow flow)
    {
        foreach (var clause in clauses.Items)
            analysis.Expressions.Run(flow.Context.SortTarget(clause), flow);
    }
}
