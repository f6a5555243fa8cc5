using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <summary>A crawl that is cancelled ends: before the next item, and inside whatever it waits for.</summary>
internal static class CancellationRules
{
    /// <summary>Machines under load are slow; whoever ignores the token takes longer than this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>How long a crawl that does not go on is taken to wait for the source. Too short only makes the test weaker.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Cancels when the given number of items has been yielded; 0 cancels before the crawl begins.</summary>
    public static async Task CheckBetweenItemsAsync(Func<CancellationToken, IAsyncEnumerable<CrawlItem>> crawl, int items)
    {
        using var cancellation = new CancellationTokenSource();
        await using var enumerator = crawl(cancellation.Token).GetAsyncEnumerator(cancellation.Token);
        for (var i = 0; i < items; i++)
            Assert.True(await enumerator.MoveNextAsync(), $"The crawl yielded {i} items and then ended; before, it yielded more than {items}.");

        await cancellation.CancelAsync();
        await ExpectEndAsync(enumerator.MoveNextAsync().AsTask(), () => enumerator.Current, $"It was cancelled after {items} items");
    }

    /// <summary>Cancels when the crawl waits for its source, which was made not to answer.</summary>
    public static async Task CheckInBlockedReadAsync(Func<CancellationToken, IAsyncEnumerable<CrawlItem>> crawl)
    {
        using var cancellation = new CancellationTokenSource();
        await using var enumerator = crawl(cancellation.Token).GetAsyncEnumerator(cancellation.Token);
        var next = NextAsync(enumerator);
        while (await Task.WhenAny(next, Task.Delay(Pause)) == next)
        {
            Assert.True(await next, "The crawl came to its end although BlockAsync was to make it wait. Block something that the crawl reads.");
            next = NextAsync(enumerator);
        }

        await cancellation.CancelAsync();
        await ExpectEndAsync(next, () => enumerator.Current, "It was cancelled while it waited for the source");
    }

    // A read that blocks its thread must not block the test's.
    private static Task<bool> NextAsync(IAsyncEnumerator<CrawlItem> enumerator) => Task.Run(async () => await enumerator.MoveNextAsync());

    private static async Task ExpectEndAsync(Task<bool> next, Func<CrawlItem> current, string when)
    {
        try
        {
            var went = await next.WaitAsync(Patience);
            Assert.Fail(went
                ? $"{when}, and yielded another item: {current().Describe()}.\nCall cancellationToken.ThrowIfCancellationRequested() before every item."
                : $"{when}, and ended as if it had been complete. End with an OperationCanceledException.");
        }
        catch (OperationCanceledException)
        {
            // As it should be.
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{when}, and went on for {Patience.TotalSeconds} seconds. Pass the token to every command and every read.");
        }
    }
}
