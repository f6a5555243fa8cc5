namespace MetadataIngestion.Connectors.PostgreSql.Tests.Conformance;

[Collection(nameof(AloneOnTheServer))]
public sealed class PostgreSql15ConformanceTests() : PostgreSqlConformance(15);
