namespace MetadataIngestion.Connectors.PostgreSql.Tests.Conformance;

public sealed class PostgreSql12ConformanceTests() : PostgreSqlConformance(12);
