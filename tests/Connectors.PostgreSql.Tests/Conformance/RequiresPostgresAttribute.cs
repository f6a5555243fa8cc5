using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using MetadataIngestion.TestKit;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Conformance;

/// <summary>Conformance tests that need PostgreSQL servers: skipped when one is missing, unless CI=true.</summary>
public sealed class RequiresPostgresAttribute : RequirementAttribute
{
    public override string? Missing => PostgresServer.SkipReason;
}
