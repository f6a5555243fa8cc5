using MetadataIngestion.Connectors.FileLake.Description;

namespace Connectors.FileLake.Tests;

public sealed class ReadmeTests
{
    [Theory]
    [InlineData("# Title\n\nFirst line\nsecond line.\n\nNext.", "First line second line.")]
    [InlineData("Title\n=====\n\nText.", "Title")]
    [InlineData("---\n\n![badge](x.svg)\n[![build](x)](y)\n<!-- note -->\n\nText.", "Text.")]
    [InlineData("# Only a title\n", null)]
    [InlineData("", null)]
    [InlineData("\r\n# T\r\n\r\nText\r\n", "Text")]
    public void FirstParagraph_Markdown_IsTheFirstProse(string markdown, string? expected) =>
        Assert.Equal(expected, Readme.FirstParagraph(markdown));

    [Fact]
    public void FirstParagraph_VeryLong_IsCut() => Assert.Equal(2000, Readme.FirstParagraph(new string('x', 5000))!.Length);
}
