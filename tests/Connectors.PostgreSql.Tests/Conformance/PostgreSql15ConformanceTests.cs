namespace MetadataIngestion.Connectors.PostgreSql.Tests.Conformance;

public sealed class PostgreSql15ConformanceTests() : PostgreSqlConformance(15);
