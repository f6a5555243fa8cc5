using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace MetadataIngestion.Storage.Tests.Contract;

/// <summary>A test case that is skipped where its class needs PostgreSQL servers that are not there.</summary>
internal sealed class StoreTestCase : XunitTestCase
{
    /// <summary>For xunit, which fills it in when it moves test cases between processes.</summary>
    [Obsolete("Called by the deserializer only.")]
    public StoreTestCase()
    {
    }

    public StoreTestCase(
        IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod testMethod, object[]? arguments = null)
        : base(messages, display, displayOptions, testMethod, arguments)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        base.GetSkipReason(factAttribute)
        ?? (TestMethod.TestClass.Class.GetCustomAttributes(typeof(RequiresPostgresAttribute).AssemblyQualifiedName).Any() ? PostgresServer.SkipReason : null);
}
