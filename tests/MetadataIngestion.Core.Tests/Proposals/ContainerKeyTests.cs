using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Proposals;

namespace MetadataIngestion.Core.Tests.Proposals;

public sealed class ContainerKeyTests
{
    [Fact]
    public void UrnOf_DatabaseWithoutInstance_EnvironmentStandsIn() =>
        Assert.Equal("urn:li:container:a6097853edba03be190d99ece4b307ff", UrnOf(ContainerKind.Database, AssetPath.Root("postgres").Child("postgrestest")));

    [Fact]
    public void UrnOf_Schema_MatchesDataHub() =>
        Assert.Equal("urn:li:container:51904fc8cd5cc729bc630decff284525", UrnOf(ContainerKind.Schema, AssetPath.Root("postgres").Child("postgrestest", "public")));

    [Fact]
    public void UrnOf_SchemaWithInstance_MatchesDataHub() =>
        Assert.Equal("urn:li:container:6fbadfb496ee98718da210cc2fca1680", UrnOf(ContainerKind.Schema, AssetPath.Root("mssql", "my-instance").Child("DemoData", "Foo")));

    [Fact]
    public void UrnOf_Bucket_MatchesDataHub() =>
        Assert.Equal("urn:li:container:2151647ff17bde0f948909d19fa91b9b", UrnOf(ContainerKind.Bucket, AssetPath.Root("s3", separator: '/').Child("my-test-bucket")));

    [Fact]
    public void UrnOf_Folder_MatchesDataHub() =>
        Assert.Equal("urn:li:container:a8aa32e8169b2ecc7ab4f3389c79124c", UrnOf(ContainerKind.Folder, AssetPath.Root("s3", separator: '/').Child("my-test-bucket", "folder_a")));

    [Fact]
    public void UrnOf_Namespace_EnvironmentDoesNotStandIn() =>
        Assert.Equal("urn:li:container:25384e01fcde1063114925e9661766e7", UrnOf(ContainerKind.Namespace, AssetPath.Root("iceberg").Child("nyc")));

    private static string UrnOf(ContainerKind kind, AssetPath path) =>
        ContainerKey.UrnOf(new Container { Path = path, Kind = kind, SubType = "x" }, "PROD");
}
