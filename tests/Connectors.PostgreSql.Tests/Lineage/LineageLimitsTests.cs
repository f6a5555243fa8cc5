using System.Text;
using MetadataIngestion.Connectors.PostgreSql.Lineage;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Lineage;

public sealed class LineageLimitsTests
{
    [Fact]
    public void Analyze_MoreEdgesThanAllowed_FailsAsTooLarge()
    {
        var tree = SyntheticTree.Of("{VAR :varno 1 :varattno 1 :varlevelsup 0}", "{VAR :varno 1 :varattno 2 :varlevelsup 0}");

        var exception = Assert.Throws<LineageException>(() => Analyze(tree, new LineageLimits { MaxEdges = 1 }));

        Assert.Equal(LineageFailure.TooLarge, exception.Failure);
        Assert.Contains("more than 1 lineage edges", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Analyze_MoreStepsThanAllowed_FailsAsTooLarge()
    {
        var tree = SyntheticTree.Of(string.Concat(Enumerable.Repeat("{FUNCEXPR :funcid 1 :args (", 100)) + string.Concat(Enumerable.Repeat(")}", 100)));

        Assert.Equal(LineageFailure.TooLarge, Assert.Throws<LineageException>(() => Analyze(tree, new LineageLimits { MaxSteps = 50 })).Failure);
    }

    [Fact]
    public void Analyze_HundredThousandNestedOperators_NeedsNoMoreStackThanOne()
    {
        const int depth = 100_000;
        var tree = new StringBuilder();
        for (var i = 0; i < depth; i++)
            tree.Append("{OPEXPR :opfuncid 1258 :args (");
        tree.Append("{VAR :varno 1 :varattno 7 :varlevelsup 0}");
        for (var i = 0; i < depth; i++)
            tree.Append(")}");

        var lineage = OnSmallStack(() => Analyze(SyntheticTree.Of(tree.ToString()), LineageLimits.Default));

        Assert.Equal(new LineageEdge(SyntheticTree.Relation, 7, LineageKind.Transformation), Assert.Single(Assert.Single(lineage.Columns).Direct));
    }

    [Fact]
    public void Analyze_QueriesNestedToTheLimit_FitsIntoASmallStack()
    {
        var tree = SyntheticTree.Nested(LineageLimits.Default.MaxQueryDepth - 1);

        var lineage = OnSmallStack(() => Analyze(tree, LineageLimits.Default));

        Assert.Equal(new LineageEdge(SyntheticTree.Relation, 1, LineageKind.Identity), Assert.Single(Assert.Single(lineage.Columns).Direct));
    }

    [Fact]
    public void Analyze_InsertStatement_IsUnsupported()
    {
        var exception = Assert.Throws<LineageException>(() => Analyze(Encoding.UTF8.GetBytes("({QUERY :commandType 3})"), LineageLimits.Default));

        Assert.Equal(LineageFailure.Unsupported, exception.Failure);
    }

    [Fact]
    public void Analyze_RangeTableEntryOfALaterVersion_IsUnsupported()
    {
        const string tree = "({QUERY :commandType 1 :rtable ({RANGETBLENTRY :rtekind 10}) :targetList "
            + "({TARGETENTRY :expr {VAR :varno 1 :varattno 1 :varlevelsup 0} :resno 1 :resjunk false})})";

        var exception = Assert.Throws<LineageException>(() => Analyze(Encoding.UTF8.GetBytes(tree), LineageLimits.Default));

        Assert.Equal(LineageFailure.Unsupported, exception.Failure);
    }

    [Fact]
    public void Analyze_MalformedTree_DoesNotQuoteIt()
    {
        var exception = Assert.Throws<LineageException>(() => Analyze(Encoding.UTF8.GetBytes("({QUERY :commandType 1 secret"), LineageLimits.Default));

        Assert.Equal("The parse tree lacks the label of a field, at byte 23.", exception.Message);
    }

    private static ViewLineage Analyze(byte[] tree, LineageLimits limits) => new ViewLineageAnalyzer(_ => [], limits).Analyze(tree);

    private static ViewLineage OnSmallStack(Func<ViewLineage> analyze)
    {
        ViewLineage? lineage = null;
        var thread = new Thread(() => lineage = analyze(), maxStackSize: 512 * 1024);
        thread.Start();
        thread.Join();
        return lineage!;
    }
}
