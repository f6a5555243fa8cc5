using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace MetadataIngestion.Connectors.PostgreSql.Crawling;

/// <summary>Lets the server work on what comes next while what came last is made use of.</summary>
internal static class ReadAhead
{
    /// <summary>Yields what <paramref name="source"/> yields; one item waits and one more is under way meanwhile.</summary>
    public static async IAsyncEnumerable<T> By1<T>(
        Func<CancellationToken, IAsyncEnumerable<T>> source, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<T>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });
        var filling = Task.Run(() => FillAsync(source(stop.Token), channel.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var item in channel.Reader.ReadAllAsync(cancellationToken))
                yield return item;
        }
        finally
        {
            await stop.CancelAsync();
            await filling;
        }
    }

    // Whatever ends the source reaches the reader through the channel, so the task itself never fails.
    private static async Task FillAsync<T>(IAsyncEnumerable<T> source, ChannelWriter<T> writer, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in source.WithCancellation(cancellationToken))
                await writer.WriteAsync(item, cancellationToken);
            writer.Complete();
        }
        catch (Exception exception)
        {
            writer.Complete(exception);
        }
    }
}
