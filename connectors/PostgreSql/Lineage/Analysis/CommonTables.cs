using System.Collections.Immutable;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>Analyzes the WITH queries of a block in their order; PostgreSQL stores them so that none uses a later one.</summary>
internal sealed class CommonTables(LineageAnalysis analysis)
{
    public void Analyze(QueryContext context)
    {
        foreach (var table in context.CommonTables)
        {
            if (table.IsRecursive)
                AnalyzeRecursive(table, context);
            else
                table.Lineage = analysis.Queries.Analyze(table.Query, context);
        }
    }

    // Each round can only add edges, so the rounds come to an end: a recursive query is what it yields from itself.
    private void AnalyzeRecursive(CommonTable table, QueryContext context)
    {
        table.Lineage = Nothing(table, context);
        while (true)
        {
            var lineage = analysis.Queries.Analyze(table.Query, context);
            if (lineage.SameAs(table.Lineage))
                return;
            table.Lineage = lineage;
        }
    }

    private static QueryLineage Nothing(CommonTable table, QueryContext context)
    {
        var columns = ImmutableArray.CreateBuilder<ColumnLineage>();
        foreach (var _ in table.Definition.Field("ctecolnames"u8).Items)
            columns.Add(ColumnLineage.None);
        return new QueryLineage(context, columns.DrainToImmutable(), []);
    }
}
