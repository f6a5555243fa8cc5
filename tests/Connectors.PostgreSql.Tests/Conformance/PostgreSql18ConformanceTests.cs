namespace MetadataIngestion.Connectors.PostgreSql.Tests.Conformance;

[Collection(nameof(AloneOnTheServer))]
public sealed class PostgreSql18ConformanceTests() : PostgreSqlConformance(18);
