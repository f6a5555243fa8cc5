using System.Text;
using MetadataIngestion.Connectors.PostgreSql.Lineage;
using MetadataIngestion.Connectors.PostgreSql.Lineage.NodeTrees;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Lineage;

public sealed class NodeTreeTests
{
    [Fact]
    public void Parse_NodeWithFields_FindsThemByLabel()
    {
        using var tree = Parse("{VAR :varno 2 :varattno -3 :vartype 4294967295 :resjunk true :args <>}");

        Assert.Equal(NodeType.Variable, tree.Root.Type);
        Assert.Equal(2, tree.Root.Integer("varno"u8));
        Assert.Equal(-3, tree.Root.Integer("varattno"u8));
        Assert.Equal(4294967295, tree.Root.Oid("vartype"u8));
        Assert.True(tree.Root.Flag("resjunk"u8));
        Assert.True(tree.Root.Field("args"u8).IsNull);
        Assert.True(tree.Root.Field("unheardOf"u8).IsNull);
    }

    [Theory]
    [InlineData("{X :resname :col :resno 1}", ":col")]
    [InlineData(@"{X :resname a\ b :resno 1}", @"a\ b")]
    [InlineData(@"{X :resname \<> :resno 1}", @"\<>")]
    [InlineData(@"{X :resname a\}\)\(\{ :resno 1}", @"a\}\)\(\{")]
    [InlineData(@"{X :resname end\\ :resno 1}", @"end\\")]
    [InlineData("{X :resname a\\\nb :resno 1}", "a\\\nb")]
    [InlineData("{X :resname \"\" :resno 1}", "\"\"")]
    [InlineData("{X :resname : :resno 1}", ":")]
    public void Parse_NameThatLooksLikeSyntax_IsOneToken(string text, string raw)
    {
        using var tree = Parse(text);

        Assert.Equal(raw, Encoding.UTF8.GetString(tree.Root.Field("resname"u8).Raw));
        Assert.Equal(1, tree.Root.Integer("resno"u8));
    }

    [Fact]
    public void Parse_ListOfStrings_KeepsEachElement()
    {
        using var tree = Parse("""("e"f" "end"" "\"lead" "a\ b" <>)""");

        Assert.Equal(["\"e\"f\"", "\"end\"\"", "\"\\\"lead\"", "\"a\\ b\"", ""], Raw(tree.Root));
    }

    [Theory]
    [InlineData("(i 1 -2 3)", "1 -2 3")]
    [InlineData("(o 16384)", "16384")]
    [InlineData("(b 8 9)", "8 9")]
    [InlineData("(x 700)", "700")]
    [InlineData("(b)", "")]
    [InlineData("()", "")]
    public void Parse_ListOfNumbers_LeavesTheMarkerOut(string text, string elements)
    {
        using var tree = Parse(text);

        Assert.Equal(NodeType.List, tree.Root.Type);
        Assert.Equal(elements, string.Join(' ', Raw(tree.Root)));
    }

    [Fact]
    public void Parse_Constant_KeepsNothingOfItsValue()
    {
        using var tree = Parse("{CONST :constisnull false :constvalue 7 [ 28 0 0 0 116 120 116 ] :location -1}");

        var value = tree.Root.Field("constvalue"u8);
        Assert.Equal("", Encoding.UTF8.GetString(value.Raw));
        Assert.Equal(0, tree.Row(value.Row).Length);
        Assert.Equal(-1, tree.Root.Integer("location"u8));
    }

    [Fact]
    public void Parse_RoutineBody_IsAListOfListsOfQueries()
    {
        using var tree = Parse("(({QUERY :commandType 3} {QUERY :commandType 1}))");

        Assert.Equal([3, 1], Integers(tree.Root.Item(1), "commandType"));
    }

    [Theory]
    [InlineData("{RTE}", NodeType.RangeTableEntry)]
    [InlineData("{RANGETBLENTRY}", NodeType.RangeTableEntry)]
    [InlineData("{CASE}", NodeType.Case)]
    [InlineData("{CASEEXPR}", NodeType.Case)]
    [InlineData("{ROW}", NodeType.Row)]
    [InlineData("{ROWEXPR}", NodeType.Row)]
    [InlineData("{COLLATE}", NodeType.Collation)]
    [InlineData("{COLLATEEXPR}", NodeType.Collation)]
    [InlineData("{BRANDNEWEXPR}", NodeType.Other)]
    public void Parse_NodeNameOfOldAndNewVersions_IsTheSameType(string text, object type)
    {
        using var tree = Parse(text);

        Assert.Equal(type, tree.Root.Type);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("   ", 3)]
    [InlineData("{", 1)]
    [InlineData("{X :a", 5)]
    [InlineData("{X :a}", 5)]
    [InlineData("{X :a 1", 7)]
    [InlineData("{X 1}", 3)]
    [InlineData("{X :a 1 2}", 8)]
    [InlineData("{X : 1}", 3)]
    [InlineData("{(}", 1)]
    [InlineData("(1", 2)]
    [InlineData("(1}", 2)]
    [InlineData("{X :a (1)) }", 9)]
    [InlineData(")", 0)]
    [InlineData("{X} {Y}", 4)]
    [InlineData("{X :a 1 [ 2 3", 13)]
    [InlineData("{X :a (1) [ 2 ]}", 10)]
    [InlineData("{X :a {Y :b 1} [ 2 ]}", 15)]
    [InlineData("(a\\", 3)]
    public void Parse_MalformedText_SaysWhere(string text, int position)
    {
        var exception = Assert.Throws<LineageException>(() => Parse(text));

        Assert.Equal(LineageFailure.Malformed, exception.Failure);
        Assert.EndsWith($"at byte {position}.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{VAR :varno x}")]
    [InlineData("{VAR :varno 1x}")]
    [InlineData("{VAR :varno 99999999999}")]
    [InlineData("{VAR :varno <>}")]
    [InlineData("{VAR :varno (1)}")]
    [InlineData("{VAR}")]
    public void Integer_NotANumber_NamesNodeAndField(string text)
    {
        using var tree = Parse(text);

        var exception = Assert.Throws<LineageException>(() => tree.Root.Integer("varno"u8));

        Assert.Equal("A VAR node of the parse tree lacks a number as its 'varno'.", exception.Message);
    }

    private static NodeTree Parse(string text) => NodeTree.Parse(Encoding.UTF8.GetBytes(text));

    private static List<string> Raw(Node list)
    {
        var raw = new List<string>();
        foreach (var item in list.Items)
            raw.Add(Encoding.UTF8.GetString(item.Raw));
        return raw;
    }

    private static List<int> Integers(Node list, string field)
    {
        var values = new List<int>();
        foreach (var item in list.Items)
            values.Add(item.Integer(Encoding.UTF8.GetBytes(field)));
        return values;
    }
}
