namespace Connectors.FileLake.Tests.Stores;

/// <summary>The tests of all stores, on a local folder.</summary>
public sealed class LocalStoreTests : StoreTests
{
    protected override Task<ITestLake> CreateLakeAsync() => Task.FromResult<ITestLake>(new LocalTestLake());
}
