namespace MetadataIngestion.Connectors.PostgreSql.Tests.Servers;

/// <summary>A test that needs PostgreSQL servers: skipped when one is missing, unless CI=true.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresServer.SkipReason;
}
