using Xunit.Abstractions;
using Xunit.Sdk;

namespace MetadataIngestion.Storage.Tests.Contract;

/// <summary>Makes the test cases of <see cref="StoreTheoryAttribute"/>; found by xunit under its name.</summary>
internal sealed class StoreTheoryDiscoverer(IMessageSink messages) : TheoryDiscoverer(messages)
{
    protected override IEnumerable<IXunitTestCase> CreateTestCasesForDataRow(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute, object[] dataRow) =>
    [
        new StoreTestCase(
            DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, dataRow),
    ];
}
