using MetadataIngestion.Connectors.SqlServer.Lineage;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Lineage;

public sealed class MultipartNameTests
{
    [Theory]
    [InlineData("t", null, null, null, "t")]
    [InlineData("dbo.t", null, null, "dbo", "t")]
    [InlineData("[s]. [t]", null, null, "s", "t")]
    [InlineData("db..t", null, "db", null, "t")]
    [InlineData("srv.db.s.t", "srv", "db", "s", "t")]
    [InlineData("[a.b].[c]]d]", null, null, "a.b", "c]d")]
    [InlineData("\"a\"\"b\".\"c.d\"", null, null, "a\"b", "c.d")]
    public void Parse_Name_TakesItApart(string text, string? server, string? database, string? schema, string name) =>
        Assert.Equal(new MultipartName(server, database, schema, name), MultipartName.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("a.b.c.d.e")]
    [InlineData("a.")]
    public void Parse_NoName_IsNull(string text) => Assert.Null(MultipartName.Parse(text));
}
