namespace MetadataIngestion.Connectors.PostgreSql.Tests.Conformance;

[Collection(nameof(AloneOnTheServer))]
public sealed class PostgreSql12ConformanceTests() : PostgreSqlConformance(12);
