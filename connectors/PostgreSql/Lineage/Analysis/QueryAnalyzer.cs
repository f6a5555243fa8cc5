using System.Collections.Immutable;
using MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>Analyzes query blocks: their WITH queries first, then what they select, then what decides on their rows.</summary>
internal sealed class QueryAnalyzer(LineageAnalysis analysis)
{
    private const int Select = 1;
    private readonly RowInfluences _rows = new(analysis);
    private readonly SetOperations _setOperations = new(analysis);
    private readonly CommonTables _commonTables = new(analysis);

    /// <summary>A query within the context of another: analyzed once, however often it is used.</summary>
    public QueryLineage Nested(Node query, QueryContext context)
    {
        if (context.TryGetNested(query, out var lineage))
            return lineage;
        lineage = Analyze(query, context);
        context.Remember(query, lineage);
        return lineage;
    }

    public QueryLineage Analyze(Node query, QueryContext? parent)
    {
        if (query.Type != NodeType.Query || query.Integer("commandType"u8) != Select)
            throw new LineageException(LineageFailure.Unsupported, "The parse tree holds something other than SELECT.");
        analysis.Budget.Enter();
        var context = new QueryContext(query, parent);
        _commonTables.Analyze(context);
        var setOperations = query.Field("setOperations"u8);
        var lineage = setOperations.IsNull
            ? new QueryLineage(context, Targets(context), _rows.Of(context))
            : _setOperations.Analyze(setOperations, context);
        analysis.Budget.Leave();
        return lineage;
    }

    private ImmutableArray<ColumnLineage> Targets(QueryContext context)
    {
        var columns = ImmutableArray.CreateBuilder<ColumnLineage>();
        var sink = analysis.Collectors.Rent();
        foreach (var target in context.Query.Field("targetList"u8).Items)
        {
            if (target.Flag("resjunk"u8))
                continue;
            analysis.Expressions.Run(target, new Flow(context, sink, LineageKind.Identity, Absorbing: false));
            columns.Add(sink.TakeColumn());
        }
        analysis.Collectors.Return(sink);
        return columns.DrainToImmutable();
    }
}
