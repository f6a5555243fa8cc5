using Xunit.Sdk;

namespace MetadataIngestion.Storage.Tests.Contract;

/// <summary>A theory that each store's class inherits; skipped where the class needs a server that is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("MetadataIngestion.Storage.Tests.Contract.StoreTheoryDiscoverer", "MetadataIngestion.Storage.Tests")]
public sealed class StoreTheoryAttribute : TheoryAttribute;
