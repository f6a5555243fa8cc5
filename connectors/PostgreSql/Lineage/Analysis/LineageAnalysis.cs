namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>The parts of the analysis of one view, wired to each other: queries are made of expressions, expressions of columns and queries.</summary>
internal sealed class LineageAnalysis
{
    public LineageAnalysis(Func<uint, IReadOnlyList<short>> attributesOf, LineageLimits limits)
    {
        Budget = new LineageBudget(limits);
        Collectors = new EdgeCollectors(Budget);
        Expressions = new ExpressionWalk(this);
        Columns = new RangeTableColumns(this, attributesOf);
        Queries = new QueryAnalyzer(this);
    }

    public LineageBudget Budget { get; }

    public EdgeCollectors Collectors { get; }

    public ExpressionWalk Expressions { get; }

    public RangeTableColumns Columns { get; }

    public QueryAnalyzer Queries { get; }
}
