namespace MetadataIngestion.Connectors.PostgreSql.Tests.Servers;

/// <summary>Tests that need PostgreSQL servers: skipped when one is missing, unless CI=true.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = PostgresServer.SkipReason;
}
