using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Tests.Crawling;

/// <summary>A source that says what a test wrote down, and then ends or fails.</summary>
internal sealed class ListedSource(IReadOnlyList<CrawlItem> items, Exception? failure = null) : IMetadataSource
{
    public async IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var item in items)
        {
            await Task.Yield();
            yield return item;
        }

        if (failure is not null)
            throw failure;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
