using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Secrets;

namespace MetadataIngestion.Worker.Relays;

/// <summary>
/// Delivers dead letters of a sink once more, in the log's order. A letter whose aspect has a newer entry in the log that the sink does not refuse is
/// dropped: delivered now, it would undo the newer one.
/// </summary>
internal sealed class DeadLetterDelivery(string name, SharedSink destination, IMetadataStore store, int batchSize, SecretRedactor redactor)
{
    /// <param name="offsets">Which ones, or <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Stops it; what was delivered is a dead letter no longer.</param>
    public async Task<DeadLetterRetry> RetryAsync(IReadOnlyCollection<long>? offsets, CancellationToken cancellationToken)
    {
        var letters = await ListAsync(cancellationToken);
        var refused = letters.ToHashSet();
        var wanted = offsets?.ToHashSet() ?? refused;
        var result = new DeadLetterRetry(0, 0);
        foreach (var chunk in letters.Where(wanted.Contains).Chunk(batchSize))
        {
            result = await RetryAsync(chunk, refused, result, cancellationToken);
            if (result.Failure is not null)
                break;
        }

        return result;
    }

    private async Task<DeadLetterRetry> RetryAsync(long[] offsets, HashSet<long> refused, DeadLetterRetry result, CancellationToken cancellationToken)
    {
        try
        {
            // No newer entry may be delivered between the look for one and the delivery.
            return await destination.UseAsync(
                async sink =>
                {
                    var (entries, outdated) = await ReadAsync(offsets, refused, cancellationToken);
                    await store.DropDeadLettersAsync(name, outdated, cancellationToken);
                    return await DeliverAsync(sink, entries, result with { Outdated = result.Outdated + outdated.Count }, cancellationToken);
                },
                cancellationToken);
        }
        catch (Exception cause) when (cause is not StoreException && !cancellationToken.IsCancellationRequested)
        {
            return result with { Failure = redactor.Redact(cause.Message) };
        }
    }

    private async Task<DeadLetterRetry> DeliverAsync(IMetadataSink sink, List<LogEntry> entries, DeadLetterRetry result, CancellationToken cancellationToken)
    {
        if (entries.Count == 0)
            return result;

        var refused = (await sink.WriteAsync(entries, cancellationToken)).Select(entry => entry.Offset).ToHashSet();
        var taken = entries.Select(entry => entry.Offset).Where(offset => !refused.Contains(offset)).ToList();
        await store.DropDeadLettersAsync(name, taken, CancellationToken.None);
        return result with { Delivered = result.Delivered + taken.Count, Rejected = result.Rejected + refused.Count };
    }

    private async Task<(List<LogEntry> Entries, List<long> Outdated)> ReadAsync(long[] offsets, HashSet<long> refused, CancellationToken cancellationToken)
    {
        var entries = new List<LogEntry>();
        var outdated = new List<long>();
        foreach (var offset in offsets)
        {
            await foreach (var entry in store.ReadLogAsync(new LogQuery { From = offset, Limit = 1 }, cancellationToken))
            {
                if (await IsOutdatedAsync(entry, refused, cancellationToken))
                    outdated.Add(offset);
                else
                    entries.Add(entry);
            }
        }

        return (entries, outdated);
    }

    private async Task<bool> IsOutdatedAsync(LogEntry entry, HashSet<long> refused, CancellationToken cancellationToken)
    {
        if (entry.Proposal is not { } proposal)
            return false;

        var newer = new LogQuery { From = entry.Offset + 1, Urn = proposal.EntityUrn, Aspect = proposal.AspectName };
        await foreach (var later in store.ReadLogAsync(newer, cancellationToken))
        {
            if (later.Proposal!.ChangeType != ChangeType.Patch && !refused.Contains(later.Offset))
                return true;
        }

        return false;
    }

    private async Task<List<long>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await store.ListDeadLettersAsync(new DeadLetterQuery { Sink = name }, cancellationToken)).Select(letter => letter.Offset)];
}
