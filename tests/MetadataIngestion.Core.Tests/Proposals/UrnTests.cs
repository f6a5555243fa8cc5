using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Proposals;

namespace MetadataIngestion.Core.Tests.Proposals;

public sealed class UrnTests
{
    private static readonly AssetPath s_postgres = AssetPath.Root("postgres");

    [Fact]
    public void Dataset_PlainName_IsDotted() =>
        Assert.Equal("urn:li:dataset:(urn:li:dataPlatform:postgres,db.public.t,PROD)", Urn.Dataset(s_postgres.Child("db", "public", "t"), "PROD"));

    [Fact]
    public void Dataset_WithInstance_PrefixesName() =>
        Assert.Equal("urn:li:dataset:(urn:li:dataPlatform:postgres,prod1.db.public.t,DEV)", Urn.Dataset(AssetPath.Root("postgres", "prod1").Child("db", "public", "t"), "DEV"));

    [Fact]
    public void Dataset_File_KeepsSlashes() =>
        Assert.Equal("urn:li:dataset:(urn:li:dataPlatform:file,lake/sales/orders,PROD)", Urn.Dataset(AssetPath.Root("file", separator: '/').Child("lake", "sales", "orders"), "PROD"));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "a%2Cb")]
    [InlineData("f(x)", "f%28x%29")]
    [InlineData("a\u241Fb", "a%E2%90%9Fb")]
    [InlineData("100% \"q\" /s\u00e9", "100% \"q\" /s\u00e9")]
    [InlineData("a%2Cb", "a%2Cb")]
    public void Encode_OnlyReservedCharacters_AreEncoded(string part, string expected) => Assert.Equal(expected, Urn.Encode(part));

    [Fact]
    public void SchemaField_NestsDatasetUrnAndEncodesPath() =>
        Assert.Equal("urn:li:schemaField:(urn:li:dataset:(urn:li:dataPlatform:postgres,d.s.t,PROD),a%2Cb)", Urn.SchemaField("urn:li:dataset:(urn:li:dataPlatform:postgres,d.s.t,PROD)", "a,b"));

    [Fact]
    public void DataJob_NestsFlow() =>
        Assert.Equal("urn:li:dataJob:(urn:li:dataFlow:(postgres,db.public.stored_procedures,PROD),p)", Urn.DataJob(Urn.DataFlow("postgres", null, "db.public.stored_procedures", "PROD"), "p"));

    [Theory]
    [InlineData("alice", PrincipalKind.User, "urn:li:corpuser:alice")]
    [InlineData("alice", PrincipalKind.Unknown, "urn:li:corpuser:alice")]
    [InlineData("team", PrincipalKind.Group, "urn:li:corpGroup:team")]
    [InlineData("urn:li:corpGroup:x", PrincipalKind.User, "urn:li:corpGroup:x")]
    public void Owner_ByKind_UserOrGroup(string principal, PrincipalKind kind, string expected) =>
        Assert.Equal(expected, Urn.Owner(new OwnerEvidence(principal, "test") { Kind = kind }));

    [Theory]
    [InlineData("PII", "urn:li:tag:PII")]
    [InlineData("urn:li:tag:a:b", "urn:li:tag:a:b")]
    public void Tag_NameOrUrn_BecomesUrn(string tag, string expected) => Assert.Equal(expected, Urn.Tag(tag));

    [Fact]
    public void IsTooLong_CountsEncodedBytes()
    {
        var short63 = new string('x', 63);
        var wide = new string('\u8868', 21);

        Assert.False(Urn.IsTooLong(Urn.Dataset(s_postgres.Child(short63, short63, short63), "PROD")));
        Assert.True(Urn.IsTooLong(Urn.Dataset(s_postgres.Child(wide, wide, wide), "PROD")));
    }
}
