using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Layout;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Connectors.FileLake;

/// <summary>Crawls folders of data files.</summary>
internal sealed class FileLakeSource(FileLakeOptions options, ILogger<FileLakeSource> logger) : IMetadataSource, ITestableSource
{
    public const string Platform = "file";

    public IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, CancellationToken cancellationToken)
    {
        var gate = new CrawlGate(context.Filter);
        return new LakeCrawl(LakeLayouts.Create(options, context, gate), gate, options, logger).RunAsync(cancellationToken);
    }

    public Task<ConnectionReport> TestConnectionAsync(CrawlContext context, CancellationToken cancellationToken) =>
        Task.Run(() => LakeCheck.Run(options, context, cancellationToken), cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
