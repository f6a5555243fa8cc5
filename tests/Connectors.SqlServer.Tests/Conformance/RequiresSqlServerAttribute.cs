using MetadataIngestion.Connectors.SqlServer.Tests.Servers;
using MetadataIngestion.TestKit;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Conformance;

/// <summary>Conformance tests that need a real server: skipped when none is announced, also with CI=true, because none can be started.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresSqlServerAttribute : RequirementAttribute
{
    public override string? Missing => RealServer.Announced is null ? "MSSQL_TEST_CONNECTION announces no server." : null;
}
