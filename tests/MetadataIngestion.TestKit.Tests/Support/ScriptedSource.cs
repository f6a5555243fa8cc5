using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.TestKit.Tests.Support;

internal sealed partial class ScriptedSource : ISplittableSource, ITestableSource
{
    private readonly ScriptedOptions _options;
    private readonly ILogger<ScriptedSource> _logger;

    public ScriptedSource(ScriptedOptions options, ILogger<ScriptedSource> logger)
    {
        options.Construct();
        (_options, _logger) = (options, logger);
    }

    public IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, CancellationToken cancellationToken)
    {
        Crawling(_logger, _options.LogMessage);
        return _options.Crawl(context, cancellationToken);
    }

    public Task<IReadOnlyList<SourcePart>> PlanPartsAsync(CrawlContext context, int atMost, CancellationToken cancellationToken) => Task.FromResult(_options.Plan(context, atMost));

    public Task<ConnectionReport> TestConnectionAsync(CrawlContext context, CancellationToken cancellationToken) => Task.FromResult(_options.Check());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Message}")]
    private static partial void Crawling(ILogger logger, string message);
}
