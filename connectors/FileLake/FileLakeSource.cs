using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Description;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Storage;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Connectors.FileLake;

/// <summary>Crawls folders of data files.</summary>
internal sealed class FileLakeSource(FileLakeOptions options, ILogger<FileLakeSource> logger) : IMetadataSource, ITestableSource
{
    public const string Platform = "file";

    public IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, CancellationToken cancellationToken)
    {
        var usage = new StoreUsage(options.MaxTotalBytes);
        var store = new MeteredStore(new LocalStore(), usage);
        var gate = new CrawlGate(context.Filter);
        return new LakeCrawl(LakeLayouts.Create(options, context, gate, store), gate, new DatasetReader(store, usage, options, logger), usage, options)
            .RunAsync(cancellationToken);
    }

    public Task<ConnectionReport> TestConnectionAsync(CrawlContext context, CancellationToken cancellationToken) =>
        Task.Run(() => LakeCheck.RunAsync(options, context, new LocalStore(), cancellationToken), cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
