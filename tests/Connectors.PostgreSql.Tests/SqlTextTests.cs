namespace MetadataIngestion.Connectors.PostgreSql.Tests;

public sealed class SqlTextTests
{
    [Theory]
    [InlineData("orders", "orders")]
    [InlineData("_a1", "_a1")]
    [InlineData("Orders", "\"Orders\"")]
    [InlineData("1a", "\"1a\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    public void Quote_Identifier_IsQuotedWhenItMustBe(string identifier, string quoted) => Assert.Equal(quoted, SqlText.Quote(identifier));

    [Theory]
    [InlineData("id, (v + 1)", "id|(v + 1)")]
    [InlineData("f(a, b), c", "f(a, b)|c")]
    [InlineData("'a,b'::text, \"x,y\", z[1,2]", "'a,b'::text|\"x,y\"|z[1,2]")]
    [InlineData("id", "id")]
    public void SplitList_CommasInsideParenthesesAndQuotes_DoNotSplit(string text, string items) =>
        Assert.Equal(items.Split('|'), SqlText.SplitList(text));
}
