using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Description;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Storage;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Connectors.FileLake;

/// <summary>Crawls folders and buckets of data files.</summary>
internal sealed class FileLakeSource(FileLakeOptions options, ILogger<FileLakeSource> logger) : IMetadataSource, ITestableSource
{
    /// <summary>The platform of local and mounted folders; object stores have their own.</summary>
    public const string Platform = "file";

    public async IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var usage = new StoreUsage(options.MaxTotalBytes);
        var store = Open(usage);
        await using (store.ConfigureAwait(false))
        {
            var gate = new CrawlGate(context.Filter);
            var folders = new LakeFolders(store);
            var layout = LakeLayouts.Create(options, context, gate, folders);
            var reader = new DatasetReader(folders, usage, options, logger);
            var crawl = new LakeCrawl(layout, gate, reader, usage, options, Concurrency);
            await foreach (var item in crawl.RunAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
    }

    public async Task<ConnectionReport> TestConnectionAsync(CrawlContext context, CancellationToken cancellationToken)
    {
        try
        {
            var store = Open(new StoreUsage(options.MaxTotalBytes));
            await using (store.ConfigureAwait(false))
            {
                return await Task.Run(() => LakeCheck.RunAsync(options, context, store, cancellationToken), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (SourceException exception)
        {
            return new ConnectionReport([new ConnectionStep("root", ConnectionStepStatus.Failed, exception.Message, exception.Remedy)]);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>How many datasets are read at a time: object stores make wait, local files make work.</summary>
    private int Concurrency => LakeLayouts.Locate(options).IsObjectStore ? options.Storage.MaxConcurrency : Environment.ProcessorCount;

    private ILakeStore Open(StoreUsage usage)
    {
        var location = LakeLayouts.Locate(options);
        try
        {
            return LakeStores.Open(location, options.Storage, usage);
        }
        catch (StoreException exception)
        {
            throw new SourceAccessDeniedException($"{location.Path} cannot be reached: {exception.Message}.", exception.Remedy, exception);
        }
    }
}
