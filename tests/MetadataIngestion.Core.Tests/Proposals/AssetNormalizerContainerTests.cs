using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Tests.Proposals;

public sealed class AssetNormalizerContainerTests
{
    [Fact]
    public void Normalize_Database_HasDataHubsAspects()
    {
        using var normalized = Normalized.Of(SampleAssets.Database);
        var entity = Assert.Single(normalized.Entities);

        Assert.Equal(SampleAssets.DatabaseUrn, entity.Key.Urn);
        Assert.Equal("container", entity.Key.EntityType);
        Assert.Equal(["subTypes", "status", "dataPlatformInstance", "browsePathsV2", "containerProperties"], entity.Aspects.Select(aspect => aspect.Name));
        Assert.Equal("""{"customProperties":{"database":"postgrestest","env":"PROD","platform":"postgres"},"name":"postgrestest","qualifiedName":"postgrestest","env":"PROD"}""", normalized.Aspect(entity, "containerProperties"));
        Assert.Equal("""{"typeNames":["Database"]}""", normalized.Aspect(entity, "subTypes"));
        Assert.Equal("""{"removed":false}""", normalized.Aspect(entity, "status"));
        Assert.Equal("""{"platform":"urn:li:dataPlatform:postgres"}""", normalized.Aspect(entity, "dataPlatformInstance"));
        Assert.Equal("""{"path":[]}""", normalized.Aspect(entity, "browsePathsV2"));
    }

    [Fact]
    public void Normalize_SchemaInDatabase_PointsToItsParent()
    {
        using var normalized = Normalized.Of(SampleAssets.Database, SampleAssets.Schema with { Description = "All of it" });

        Assert.Equal($$"""{"container":"{{SampleAssets.DatabaseUrn}}"}""", normalized.Aspect(SampleAssets.SchemaUrn, "container"));
        Assert.Equal($$"""{"path":[{"id":"{{SampleAssets.DatabaseUrn}}","urn":"{{SampleAssets.DatabaseUrn}}"}]}""", normalized.Aspect(SampleAssets.SchemaUrn, "browsePathsV2"));
        Assert.Equal("""{"customProperties":{"database":"postgrestest","env":"PROD","platform":"postgres","schema":"public"},"name":"public","qualifiedName":"postgrestest.public","description":"All of it","env":"PROD"}""", normalized.Aspect(SampleAssets.SchemaUrn, "containerProperties"));
    }

    [Fact]
    public void Normalize_WithInstance_InstanceIsInKeyPropertiesAndBrowsePath()
    {
        var path = AssetPath.Root("mssql", "my-instance").Child("DemoData");
        using var normalized = Normalized.Of(new Container { Path = path, Kind = ContainerKind.Database, SubType = "Database" });
        const string Urn = "urn:li:container:db8117ee3cc6397c503e7824ae3e0f6a";
        const string Instance = "urn:li:dataPlatformInstance:(urn:li:dataPlatform:mssql,my-instance)";

        Assert.Equal($$"""{"platform":"urn:li:dataPlatform:mssql","instance":"{{Instance}}"}""", normalized.Aspect(Urn, "dataPlatformInstance"));
        Assert.Equal($$"""{"path":[{"id":"{{Instance}}","urn":"{{Instance}}"}]}""", normalized.Aspect(Urn, "browsePathsV2"));
        Assert.StartsWith("""{"customProperties":{"database":"DemoData","env":"PROD","instance":"my-instance","platform":"mssql"},""", normalized.Aspect(Urn, "containerProperties"), StringComparison.Ordinal);
    }
}
