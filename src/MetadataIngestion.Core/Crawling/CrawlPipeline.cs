using System.Threading.Channels;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Proposals;

namespace MetadataIngestion.Core.Crawling;

/// <summary>
/// Connects the stages by bounded channels, each on a thread of its own, so that reading the source, describing and storing overlap and memory
/// stays bounded. A stage that fails stops the ones before it; what is already on its way to the store is still stored.
/// </summary>
internal sealed class CrawlPipeline(IMetadataSource source, CrawlContext context, NormalizingStage normalizing, StoringStage storing)
{
    private const int ItemsPerChunk = 64;
    private const int ChunksAhead = 8;
    private const int Batches = 3;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var items = Bounded<IReadOnlyList<CrawlItem>>(ChunksAhead);
        var batches = Bounded<ProposalBatch>(Batches);
        var free = Bounded<ProposalBatch>(Batches);
        var pool = Enumerable.Range(0, Batches).Select(_ => new ProposalBatch()).ToList();
        pool.ForEach(batch => free.Writer.TryWrite(batch));

        var read = Task.Run(() => ReadAsync(items.Writer, abort.Token), CancellationToken.None);
        var normalize = AbortOnFailureAsync(Task.Run(() => normalizing.RunAsync(items.Reader, free.Reader, batches.Writer, abort.Token), CancellationToken.None), abort);
        var store = AbortOnFailureAsync(Task.Run(() => storing.RunAsync(batches.Reader, free.Writer, cancellationToken), CancellationToken.None), abort);
        await Task.WhenAll(read, normalize, store).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        pool.ForEach(batch => batch.Dispose());

        // The last stage first: its failure is the cause, the others were stopped because of it.
        await store;
        await normalize;
        await read;
    }

    private static Channel<T> Bounded<T>(int capacity) =>
        Channel.CreateBounded<T>(new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true });

    private static async Task AbortOnFailureAsync(Task stage, CancellationTokenSource abort)
    {
        try
        {
            await stage;
        }
        catch
        {
            await abort.CancelAsync();
            throw;
        }
    }

    private async Task ReadAsync(ChannelWriter<IReadOnlyList<CrawlItem>> items, CancellationToken cancellationToken)
    {
        try
        {
            await ForwardAsync(items, cancellationToken);
        }
        finally
        {
            items.TryComplete();
        }
    }

    /// <summary>Passes on what the source yields in chunks; what it yielded before it failed as well.</summary>
    private async Task ForwardAsync(ChannelWriter<IReadOnlyList<CrawlItem>> items, CancellationToken cancellationToken)
    {
        var chunk = new List<CrawlItem>(ItemsPerChunk);
        try
        {
            await foreach (var item in source.CrawlAsync(context, cancellationToken).WithCancellation(cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
                chunk.Add(item);
                if (chunk.Count < ItemsPerChunk)
                    continue;

                await items.WriteAsync(chunk, cancellationToken);
                chunk = new List<CrawlItem>(ItemsPerChunk);
            }
        }
        finally
        {
            if (chunk.Count > 0)
                await items.WriteAsync(chunk, cancellationToken);
        }
    }
}
