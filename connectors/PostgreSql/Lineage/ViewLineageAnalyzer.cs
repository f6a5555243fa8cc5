using MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;
using MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage;

/// <summary>
/// Takes the column lineage of views from PostgreSQL's own parse tree (12 to 18). Holds no state between views; safe for concurrent use
/// if the lookup is.
/// </summary>
/// <param name="attributesOf">The present, not dropped attnums of a relation: what a whole-row reference stands for.</param>
/// <param name="limits">What one view may cost.</param>
internal sealed class ViewLineageAnalyzer(Func<uint, IReadOnlyList<short>> attributesOf, LineageLimits limits)
{
    /// <summary>Analyzes the tree of a view's SELECT rule.</summary>
    /// <param name="ruleAction">pg_rewrite.ev_action as text, in UTF-8; not kept.</param>
    /// <exception cref="LineageException">The tree is malformed, unsupported or beyond the limits.</exception>
    public ViewLineage Analyze(ReadOnlyMemory<byte> ruleAction)
    {
        using var tree = NodeTree.Parse(ruleAction);
        var query = new LineageAnalysis(attributesOf, limits).Queries.Analyze(tree.Root.Item(1), parent: null);
        var (relations, routines) = ViewObjects.Of(tree);
        return new ViewLineage(query.Columns, query.Rows, relations, routines);
    }
}
