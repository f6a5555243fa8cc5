using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Tests.Crawling;

/// <summary>A source whose crawl is cancelled after its last item.</summary>
internal sealed class CancellingSource(IMetadataSource inner, CancellationTokenSource cancellation) : IMetadataSource
{
    public async IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in inner.CrawlAsync(context, cancellationToken))
        {
            yield return item;
        }

        await cancellation.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
