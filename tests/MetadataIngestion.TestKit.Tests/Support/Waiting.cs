using System.Runtime.CompilerServices;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit.Tests.Support;

/// <summary>Crawls that wait for a source which does not answer.</summary>
internal static class Waiting
{
    /// <summary>Ends when it is cancelled.</summary>
    public static async IAsyncEnumerable<CrawlItem> Patiently(CrawlContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Shop.Items(context)[0];
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    /// <summary>Notices that it is cancelled, and then says that all is well.</summary>
    public static async IAsyncEnumerable<CrawlItem> Deafly(CrawlContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Shop.Items(context)[0];
        var cancelled = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(cancelled.SetResult);
        await cancelled.Task;
        yield return new ScopeCompleted(Shop.Root(context));
    }
}
