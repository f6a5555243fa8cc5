using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Mesh.Yaml;
using YamlDotNet.Core;

namespace MetadataIngestion.Mesh.Tests.Yaml;

public sealed class YamlRoundTripTests
{
    [Theory]
    [InlineData("a: 1\n", "a: 1\n")]
    [InlineData("---\na:   1\n...\n", "a: 1\n")]
    [InlineData("{a: 1, b: [x, 'y', \"z\"], c: {}, d: []}", "a: 1\nb:\n  - x\n  - 'y'\n  - \"z\"\nc: {}\nd: []\n")]
    [InlineData("a:\n- 1\n-   - 2\n    - 3\n", "a:\n  - 1\n  -\n    - 2\n    - 3\n")]
    [InlineData("a: |\n    one\n\n    two\nb: >\n  folded\n  text\n", "a: |\n  one\n\n  two\nb: |\n  folded text\n")]
    [InlineData("a: |-\n  end\nb: |+\n  kept\n\n", "a: |-\n  end\nb: |+\n  kept\n\n")]
    [InlineData("a: 'it''s'\nb: \"tab\\there\"\n", "a: 'it''s'\nb: \"tab\\there\"\n")]
    [InlineData("a: \"two\\nlines\"\n", "a: \"two\\nlines\"\n")]
    [InlineData("a:\nb: ~\nc: null\n", "a:\nb: ~\nc: null\n")]
    [InlineData("a: !!str 1\nb: !own {x: 1}\n", "a: !!str 1\nb: !own\n  x: 1\n")]
    [InlineData("a: &x {k: 1}\nb: *x\nc:\n  <<: *x\n", "a: &x\n  k: 1\nb: *x\nc:\n  <<: *x\n")]
    [InlineData("a: one\n  two\n  three\n", "a: one two three\n")]
    [InlineData("# head\na: 1 # why\nb: # list\n  # first\n  - {x: 1, # inner\n     y: 2}\n# tail\n", "# head\na: 1 # why\n# list\nb:\n  # first\n  - x: 1 # inner\n    y: 2\n# tail\n")]
    [InlineData("- a: # deep\n    b: 1\n", "# deep\n- a:\n    b: 1\n")]
    [InlineData("a:   #tight\n#    wide\n  - 1\n", "#tight\na:\n  #    wide\n  - 1\n")]
    public void Normalize_WritesOneForm_WhichStaysAsItIs(string text, string expected)
    {
        var document = YamlReader.Read(text);
        var normal = document.Normalize();
        Assert.Equal(expected, normal);
        Assert.Equal(normal, YamlReader.Read(normal).Normalize());
        Assert.Equal(Trees.Describe(document), Trees.Describe(YamlReader.Read(normal)));
    }

    [Fact]
    public void Normalize_AnyTree_LosesNothingAndIsStable()
    {
        var property = Prop.ForAll(Arb.From(Documents()), document =>
        {
            var normal = document.Normalize();
            var again = YamlReader.Read(normal);
            return (again.Normalize() == normal && Values(again.Root) == Values(document.Root)).Label(normal + " / " + Values(document.Root) + " / " + Values(again.Root));
        });
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    // Which quotes a value has may change, what it is may not.
    private static string Values(YamlNode node) => Trees.Describe(node);

    private static Gen<YamlDocument> Documents() => Node(4).Select(node => new YamlDocument(node, []));

    private static Gen<YamlNode> Node(int depth) => depth == 0
        ? Scalars().Select(YamlNode (scalar) => scalar)
        : Gen.OneOf(Scalars().Select(YamlNode (scalar) => scalar), Sequences(depth), Mappings(depth));

    private static Gen<YamlNode> Sequences(int depth) => Gen.Choose(0, 3).SelectMany(count => Node(depth - 1).ListOf(count)).Select(YamlNode (nodes) =>
    {
        var sequence = new YamlSequence(default);
        foreach (var node in nodes)
            sequence.Add(new YamlItem(node));
        return sequence;
    });

    private static Gen<YamlNode> Mappings(int depth) => Gen.Choose(0, 3).SelectMany(count => Node(depth - 1).ListOf(count)).Select(YamlNode (nodes) =>
    {
        var mapping = new YamlMapping(default);
        foreach (var (node, index) in nodes.Select((node, index) => (node, index)))
            mapping.TryAdd(new YamlEntry(new YamlScalar(default, $"key{index}", ScalarStyle.Plain), node));
        return mapping;
    });

    private static Gen<YamlScalar> Scalars() => Gen.OneOf(
        Gen.Elements("plain", "1", "1.5", "true", "", "null", "two words", "a-b_c.d/e", "x#y").Select(text => new YamlScalar(default, text, ScalarStyle.Plain)),
        Text().SelectMany(text => Gen.Elements(ScalarStyle.SingleQuoted, ScalarStyle.DoubleQuoted, ScalarStyle.Literal, ScalarStyle.Folded).Select(style => new YamlScalar(default, text, style))));

    private static Gen<string> Text() => Gen.Choose(0, 12).SelectMany(count =>
        Gen.Elements("a", "B", " ", "\n", "\t", "'", "\"", "\\", ":", ": ", " #", "- ", "é", "😀", "\r", "\u0001", "\u2028", "{", "]", "&", "*", "!", "%", "|", "\u00a0", "\ufeff").ListOf(count)).Select(parts => string.Concat(parts));

    [Fact]
    public void Read_TextThatIsCutAnywhere_IsRefusedOrRead()
    {
        var whole = "# c\na: &x {b: [1, 'two', \"thr\\u0065e\"], c: |\n    text\n}\nd: *x\ne:\n  - f: !!str g # h\n";
        for (var length = 0; length <= whole.Length; length++)
        {
            foreach (var text in new[] { whole[..length], whole[length..], whole[..length] + "\u0000" + whole[length..] })
                Assert.True(Reads(text));
        }
    }

    private static bool Reads(string text)
    {
        try
        {
            return Encoding.UTF8.GetByteCount(YamlReader.Read(text).Normalize()) >= 0;
        }
        catch (YamlProblem problem)
        {
            return problem.Message.Length > 0 && problem.Remedy.Length > 0;
        }
    }
}
