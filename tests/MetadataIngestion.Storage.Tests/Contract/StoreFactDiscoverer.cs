using Xunit.Abstractions;
using Xunit.Sdk;

namespace MetadataIngestion.Storage.Tests.Contract;

/// <summary>Makes the test cases of <see cref="StoreFactAttribute"/>; found by xunit under its name.</summary>
internal sealed class StoreFactDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        [new StoreTestCase(messages, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod)];
}
