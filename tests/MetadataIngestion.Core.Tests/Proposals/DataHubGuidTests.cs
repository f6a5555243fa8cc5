using MetadataIngestion.Core.Proposals;

namespace MetadataIngestion.Core.Tests.Proposals;

public sealed class DataHubGuidTests
{
    [Theory]
    [InlineData("a6097853edba03be190d99ece4b307ff", "database=postgrestest", "instance=PROD", "platform=postgres")]
    [InlineData("51904fc8cd5cc729bc630decff284525", "database=postgrestest", "instance=PROD", "platform=postgres", "schema=public")]
    [InlineData("db8117ee3cc6397c503e7824ae3e0f6a", "database=DemoData", "instance=my-instance", "platform=mssql")]
    [InlineData("6fbadfb496ee98718da210cc2fca1680", "database=DemoData", "instance=my-instance", "platform=mssql", "schema=Foo")]
    [InlineData("2151647ff17bde0f948909d19fa91b9b", "bucket_name=my-test-bucket", "instance=PROD", "platform=s3")]
    [InlineData("a8aa32e8169b2ecc7ab4f3389c79124c", "folder_abs_path=my-test-bucket/folder_a", "instance=PROD", "platform=s3")]
    [InlineData("25384e01fcde1063114925e9661766e7", "namespace=nyc", "platform=iceberg")]
    [InlineData("5c603495ebdf3714317982b962804cb1", "database=donn\u00e9es", "platform=postgres")]
    [InlineData("665b1b5e0bf8b5e46876e5e1051b56a5", "database=\ud83d\ude00", "platform=postgres")]
    [InlineData("22b7c21680c08595bac1344d1d357044", "argument_signature=IN urn character varying, IN aspect character varying, IN version bigint, IN metadata text, IN createdon timestamp without time zone, IN createdby character varying, IN metadata_json json")]
    public void Of_DataHubsVectors_MatchDigests(string expected, params string[] key)
    {
        Assert.Equal(expected, DataHubGuid.Of(key.Select(Pair)));
    }

    [Fact]
    public void Of_KeysInAnyOrder_SameDigest()
    {
        Assert.Equal("a6097853edba03be190d99ece4b307ff", DataHubGuid.Of([Pair("platform=postgres"), Pair("instance=PROD"), Pair("database=postgrestest")]));
    }

    [Fact]
    public void ToJson_SpecialCharacters_EscapedAsPythonDoes()
    {
        var json = DataHubGuid.ToJson([Pair("name=a\"b\\c/d\n\t\u0001\u007f\u00e9\ud83d\ude00")]);

        Assert.Equal("""{"name":"a\"b\\c/d\n\t\u0001\u007f\u00e9\ud83d\ude00"}""", json);
    }

    private static KeyValuePair<string, string> Pair(string text)
    {
        var split = text.IndexOf('=', StringComparison.Ordinal);
        return new(text[..split], text[(split + 1)..]);
    }
}
