using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;

namespace HelloConnector;

/// <summary>Crawls the packages of one folder. The host makes an instance for each run; the constructor does no I/O.</summary>
internal sealed class DataPackageSource(DataPackageOptions options) : IMetadataSource, ITestableSource
{
    public async IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var root = AssetPath.Root(DataPackagePlugin.Platform, context.Instance);
        var reader = new PackageReader(options.MaxBytes);
        foreach (var folder in PackageFolders.List(options.Root))
        {
            foreach (var item in await reader.ReadAsync(root.Child(Path.GetFileName(folder)), folder, cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        yield return new CapabilityReported(DataPackagePlugin.Schemas, CapabilityStatus.Ran);
        cancellationToken.ThrowIfCancellationRequested();
        yield return new CapabilityReported(DataPackagePlugin.Ownership, CapabilityStatus.Ran);
        cancellationToken.ThrowIfCancellationRequested();

        // All packages were listed, so one that was known before and is missing now is gone.
        yield return new ScopeCompleted(root);
    }

    public Task<ConnectionReport> TestConnectionAsync(CrawlContext context, CancellationToken cancellationToken) =>
        Task.FromResult(new ConnectionReport([TestRoot()]));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private ConnectionStep TestRoot()
    {
        try
        {
            var folders = PackageFolders.List(options.Root);
            return new ConnectionStep("root", ConnectionStepStatus.Passed, $"{options.Root} can be listed and holds {folders.Count} packages.");
        }
        catch (SourceException exception)
        {
            return new ConnectionStep("root", ConnectionStepStatus.Failed, exception.Message, exception.Remedy);
        }
    }
}
