using Xunit.Sdk;

namespace MetadataIngestion.TestKit;

/// <summary>A test that a connector's test class inherits; skipped when a <see cref="RequirementAttribute"/> of that class is not met.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("MetadataIngestion.TestKit.ConformanceFactDiscoverer", "MetadataIngestion.TestKit")]
public sealed class ConformanceFactAttribute : FactAttribute;
