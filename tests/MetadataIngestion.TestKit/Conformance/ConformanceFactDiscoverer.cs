using Xunit.Abstractions;
using Xunit.Sdk;

namespace MetadataIngestion.TestKit;

/// <summary>Makes the test cases of <see cref="ConformanceFactAttribute"/>; found by xunit under its name.</summary>
/// <param name="diagnosticMessageSink">Where xunit's own messages go.</param>
internal sealed class ConformanceFactDiscoverer(IMessageSink diagnosticMessageSink) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
    [
        new ConformanceTestCase(
            diagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod),
    ];
}
