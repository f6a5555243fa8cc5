namespace MetadataIngestion.Connectors.PostgreSql.Tests.Features;

/// <summary>Tests that share the databases with every feature.</summary>
[CollectionDefinition(Name)]
public sealed class SharedFeatureDatabases : ICollectionFixture<FeatureDatabases>
{
    public const string Name = "features";
}
