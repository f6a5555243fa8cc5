using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Description;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Memory;
using MetadataIngestion.Connectors.FileLake.Splitting;
using MetadataIngestion.Connectors.FileLake.Storage;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Connectors.FileLake;

/// <summary>Crawls folders and buckets of data files.</summary>
internal sealed class FileLakeSource(FileLakeOptions options, ILogger<FileLakeSource> logger) : ISplittableSource, ITestableSource, IExplainableSource
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
            var folders = new LakeFolders(store, Concurrency);
            var layout = LakeLayouts.Create(options, context, gate, folders);
            var memory = await LakeMemory.LoadAsync(context.Memory, DatasetMark.Reading(options), cancellationToken).ConfigureAwait(false);
            var companions = new CompanionReader(folders, memory.Texts);
            var reader = new DatasetReader(store, companions, usage, options, logger);
            var labels = new LabelReader(store, LakeLayouts.Locate(options).IsObjectStore, options.Storage.Labels);
            var describer = new DatasetDescriber(companions, reader, labels, memory);
            var containers = new ContainerTrail(layout.Roots, reader.Readmes, labels);
            var crawl = new LakeCrawl(layout, gate, describer, containers, labels, memory, usage, options, Concurrency);
            await foreach (var item in crawl.RunAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
    }

    public async Task<IReadOnlyList<SourcePart>> PlanPartsAsync(CrawlContext context, int atMost, CancellationToken cancellationToken)
    {
        var store = Open(new StoreUsage(options.MaxTotalBytes));
        await using (store.ConfigureAwait(false))
        {
            return await new PartPlanner(options, context, store).PlanAsync(atMost, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task<ConnectionReport> TestConnectionAsync(CrawlContext context, CancellationToken cancellationToken) =>
        ReportAsync("root", store => LakeCheck.RunAsync(options, context, store, cancellationToken), cancellationToken);

    public Task<ConnectionReport> ExplainAsync(CrawlContext context, string path, CancellationToken cancellationToken) =>
        ReportAsync("path", store => PathExplanation.ExplainAsync(options, context, store, path, cancellationToken), cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<ConnectionReport> ReportAsync(string step, Func<ILakeStore, Task<ConnectionReport>> ask, CancellationToken cancellationToken)
    {
        try
        {
            var store = Open(new StoreUsage(options.MaxTotalBytes));
            await using (store.ConfigureAwait(false))
            {
                return await Task.Run(() => ask(store), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (SourceException exception)
        {
            return new ConnectionReport([new ConnectionStep(step, ConnectionStepStatus.Failed, exception.Message, exception.Remedy)]);
        }
    }

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
