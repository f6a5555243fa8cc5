namespace MetadataIngestion.Connectors.PostgreSql.Tests.Conformance;

public sealed class PostgreSql18ConformanceTests() : PostgreSqlConformance(18);
