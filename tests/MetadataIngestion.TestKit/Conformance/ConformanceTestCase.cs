using Xunit.Abstractions;
using Xunit.Sdk;

namespace MetadataIngestion.TestKit;

/// <summary>A test case that asks the requirements of the class which inherited it.</summary>
internal sealed class ConformanceTestCase : XunitTestCase
{
    /// <summary>For xunit, which fills it in when it moves test cases between processes.</summary>
    [Obsolete("Called by the deserializer only.")]
    public ConformanceTestCase()
    {
    }

    public ConformanceTestCase(IMessageSink diagnosticMessageSink, TestMethodDisplay display, TestMethodDisplayOptions displayOptions, ITestMethod testMethod)
        : base(diagnosticMessageSink, display, displayOptions, testMethod)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        base.GetSkipReason(factAttribute) ?? Requirements().Select(requirement => requirement.Missing).FirstOrDefault(reason => reason is not null);

    private IEnumerable<RequirementAttribute> Requirements() => TestMethod.TestClass.Class
        .GetCustomAttributes(typeof(RequirementAttribute).AssemblyQualifiedName)
        .OfType<IReflectionAttributeInfo>()
        .Select(info => info.Attribute)
        .OfType<RequirementAttribute>();
}
