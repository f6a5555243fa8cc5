using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Worker.Tests.Secrets;

/// <summary>Says what it is told to say, and then fails.</summary>
internal sealed class TalkativeSource(IEnumerable<CrawlItem> items, Exception? failure) : IMetadataSource
{
    public async IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        foreach (var item in items)
            yield return item;

        if (failure is not null)
            throw failure;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
