using System.Reflection;
using Xunit.Sdk;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Servers;

/// <summary>Runs a test against recorded databases, and against a real server where MSSQL_TEST_CONNECTION announces one.</summary>
internal sealed class FeatureServersAttribute : DataAttribute
{
    public const string Recorded = "recorded";
    public const string Real = "real";

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        RealServer.Announced is null ? [[Recorded]] : [[Recorded], [Real]];
}
