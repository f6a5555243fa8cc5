using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Connectors.PostgreSql.Lineage;
using MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Lineage;

public sealed class NodeTreeProperties
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(500);

    [Fact]
    public void Parse_PrintedTree_ReadsBackTheSame() =>
        Prop.ForAll(TreeGenerator.Trees, model =>
        {
            using var tree = NodeTree.Parse(Encoding.UTF8.GetBytes(TreePrinter.Print(model)));
            AssertSame(model, tree.Root);
        }).Check(s_config);

    [Fact]
    public void Parse_Garbage_GivesATreeOrSaysItIsMalformed() =>
        Prop.ForAll(TreeGenerator.Garbage, text => EndsWell(Encoding.UTF8.GetBytes(text))).Check(s_config.WithMaxTest(5000));

    [Fact]
    public void Parse_RandomBytes_GivesATreeOrSaysItIsMalformed() =>
        Prop.ForAll<byte[]>(EndsWell).Check(s_config);

    private static void EndsWell(byte[] text)
    {
        try
        {
            new ViewLineageAnalyzer(_ => [], LineageLimits.Default).Analyze(text);
        }
        catch (LineageException exception)
        {
            Assert.Contains(exception.Failure, new[] { LineageFailure.Malformed, LineageFailure.Unsupported });
        }
    }

    private static void AssertSame(TreeModel model, Node node)
    {
        switch (model)
        {
            case TreeModel.Null:
                Assert.True(node.IsNull);
                break;
            case TreeModel.Name name:
                Assert.Equal(TreePrinter.Escape(name.Text), Encoding.UTF8.GetString(node.Raw));
                break;
            case TreeModel.Numbers numbers:
                Assert.Equal(numbers.Values.Select(value => $"{value}"), Items(node).Select(item => Encoding.UTF8.GetString(item.Raw)));
                break;
            case TreeModel.Constant:
                Assert.Equal(0, node.Raw.Length);
                break;
            case TreeModel.List list:
                AssertSame(list.Items, Items(node));
                break;
            case TreeModel.Node expected:
                Assert.Equal(expected.TypeName, Encoding.UTF8.GetString(node.Raw));
                AssertSame(expected.Fields, Items(node));
                AssertSame(expected.Fields, [.. expected.Fields.Select((_, index) => node.Field(Encoding.UTF8.GetBytes($"f{index}")))]);
                break;
        }
    }

    private static void AssertSame(IReadOnlyList<TreeModel> expected, List<Node> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < actual.Count; i++)
            AssertSame(expected[i], actual[i]);
    }

    private static List<Node> Items(Node node)
    {
        var items = new List<Node>();
        foreach (var item in node.Items)
            items.Add(item);
        return items;
    }
}
