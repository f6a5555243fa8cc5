using MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>
/// Columns of functions in FROM: those of ROWS FROM (f, g) follow each other. What a function puts into which column is not known,
/// so each depends on all arguments; the ordinality column, after the last, on none.
/// </summary>
internal static class FunctionColumns
{
    public static void Push(Node entry, int attnum, Flow flow, ExpressionWalk walk)
    {
        var left = attnum;
        foreach (var function in entry.Field("functions"u8).Items)
        {
            var count = function.Integer("funccolcount"u8);
            if (attnum == 0 || (left > 0 && left <= count))
                walk.Push(function.Field("funcexpr"u8), flow);
            left -= count;
        }
    }

    /// <summary>The arguments of all functions, which decide which rows there are.</summary>
    public static void AddArguments(Node entry, Flow flow, ExpressionWalk walk)
    {
        foreach (var function in entry.Field("functions"u8).Items)
            walk.Run(function.Field("funcexpr"u8), flow);
    }
}
