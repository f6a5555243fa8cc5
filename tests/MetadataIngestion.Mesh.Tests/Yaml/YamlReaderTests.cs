using System.Text;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Tests.Yaml;

public sealed class YamlReaderTests
{
    [Theory]
    [InlineData("", "The file is empty.", "1:1")]
    [InlineData("a: 1\na: 2\n", "The key a is there twice.", "2:1")]
    [InlineData("a: *none\n", "The alias *none refers to nothing.", "1:4")]
    [InlineData("a: &x\n  - *x\n", "The alias *x refers to a value that it is part of.", "2:5")]
    [InlineData("a: 1\n---\nb: 2\n", "A second document begins here.", "2:1")]
    [InlineData("? [a]\n: 1\n", "A key is not a plain name.", "1:3")]
    public void Read_WhatIsNotRight_IsRefusedWithItsPlace(string text, string message, string place)
    {
        var problem = Assert.Throws<YamlProblem>(() => YamlReader.Read(text));
        Assert.Equal(message, problem.Message);
        Assert.Equal(place, problem.Position.ToString());
        Assert.False(problem.IsLimit);
    }

    [Fact]
    public void Read_BrokenText_NamesTheLine()
    {
        var problem = Assert.Throws<YamlProblem>(() => YamlReader.Read("a: 1\nb: \"open\nc: 3\n"));
        Assert.InRange(problem.Position.Line, 2, 4);
    }

    [Fact]
    public void Read_AliasesThatMultiply_AreRefusedAtOnce()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 60; level++)
            text.Append($"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]\n");

        Assert.True(Assert.Throws<YamlProblem>(() => YamlReader.Read(text.ToString())).IsLimit);
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Read_DeepNesting_IsRefused(char opening) =>
        Assert.True(Assert.Throws<YamlProblem>(() => YamlReader.Read(new string(opening, 200_000))).IsLimit);

    [Fact]
    public void Find_KeyThatAMergeBringsIn_IsFound()
    {
        var root = (YamlMapping)YamlReader.Read("base: &b {x: 1, y: 2}\nown:\n  <<: *b\n  y: 3\n").Root;
        var own = (YamlMapping)root.Find("own")!;
        Assert.Equal("1", ((YamlScalar)own.Find("x")!).Value);
        Assert.Equal("3", ((YamlScalar)own.Find("y")!).Value);
        Assert.Equal(["y", "x"], own.Effective().Select(entry => entry.Key.Value));
    }

    [Theory]
    [InlineData("1", YamlScalarKind.Number)]
    [InlineData("-1.5e3", YamlScalarKind.Number)]
    [InlineData("0x1F", YamlScalarKind.Number)]
    [InlineData("1.0.0", YamlScalarKind.Text)]
    [InlineData("v1", YamlScalarKind.Text)]
    [InlineData("'1'", YamlScalarKind.Text)]
    [InlineData("!!str 1", YamlScalarKind.Text)]
    [InlineData("True", YamlScalarKind.Flag)]
    [InlineData("yes", YamlScalarKind.Text)]
    [InlineData("~", YamlScalarKind.Null)]
    public void Kind_FollowsTheCoreSchema(string text, object kind) =>
        Assert.Equal(kind, ((YamlScalar)((YamlMapping)YamlReader.Read($"a: {text}\n").Root).Find("a")!).Kind);
}
