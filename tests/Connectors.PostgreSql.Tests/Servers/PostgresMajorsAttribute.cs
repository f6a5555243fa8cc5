using System.Reflection;
using Xunit.Sdk;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Servers;

/// <summary>Runs a theory once for each server version, optionally from a first version on.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresMajorsAttribute(int from = 0) : DataAttribute
{
    public int From => from;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        PostgresServer.Majors.Where(major => major >= from).Select(major => new object[] { major });
}
