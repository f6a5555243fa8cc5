using Xunit.Sdk;

namespace MetadataIngestion.Storage.Tests.Contract;

/// <summary>A test that each store's class inherits; skipped where the class needs a server that is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("MetadataIngestion.Storage.Tests.Contract.StoreFactDiscoverer", "MetadataIngestion.Storage.Tests")]
public sealed class StoreFactAttribute : FactAttribute;
