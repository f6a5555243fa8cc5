using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;
using Microsoft.Extensions.Logging;

namespace TestPlugins.Good;

internal sealed partial class GoodSource : IMetadataSource
{
    private readonly GoodOptions _options;
    private readonly Signature _signature;
    private readonly TimeProvider _timeProvider;
    private readonly ILogger<GoodSource> _logger;

    public GoodSource(GoodOptions options, Signature signature, TimeProvider timeProvider, ILogger<GoodSource> logger)
    {
        if (options.Refused)
            throw new SourceConfigurationException("The source refuses its options.");
        if (options.Broken)
            throw new InvalidOperationException("Sequence contains no elements");

        (_options, _signature, _timeProvider, _logger) = (options, signature, timeProvider, logger);
    }

    public async IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var root = AssetPath.Root("test");
        for (var i = 1; i <= _options.Count; i++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return new AssetFound(new Dataset { Path = root.Child($"{_options.Table}{i}"), SubType = "Table", Description = _signature.Text, Modified = _timeProvider.GetUtcNow() });
        }

        yield return new ScopeCompleted(root);
    }

    public ValueTask DisposeAsync()
    {
        Disposed(_logger, _options.Table);
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The source of {Table} is closed")]
    private static partial void Disposed(ILogger logger, string table);
}
