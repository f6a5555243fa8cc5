using MetadataIngestion.Core.Tests.Crawling;

namespace MetadataIngestion.Mesh.Tests;

/// <summary>Tests that crawl into a store, with files in a folder; each has both for itself.</summary>
public abstract class WorkbenchTests : IAsyncLifetime
{
    private protected Workbench Bench { get; } = new();

    private protected string Folder { get; } = Directory.CreateTempSubdirectory("mesh-tests-").FullName;

    public Task InitializeAsync() => Bench.InitializeAsync();

    public async Task DisposeAsync()
    {
        await Bench.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
