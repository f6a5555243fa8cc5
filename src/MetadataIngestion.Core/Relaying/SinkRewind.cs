using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Relaying;

/// <summary>Moves sinks back, so that their relays deliver again what they have had.</summary>
public static class SinkRewind
{
    /// <summary>Moves a sink back, so that the next delivery begins with an entry it has had before. A relay that delivers meanwhile gives in.</summary>
    /// <param name="store">Where the sink's offset is kept.</param>
    /// <param name="sink">The sink's name.</param>
    /// <param name="from">The offset of the entry to begin with.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sink is not that far yet: entries would be left out.</exception>
    public static async Task RewindSinkAsync(this IMetadataStore store, string sink, long from, CancellationToken cancellationToken)
    {
        long offset;
        do
        {
            offset = await store.GetSinkOffsetAsync(sink, cancellationToken).ConfigureAwait(false);
            if (from < 1 || from > offset + 1)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(from), from, $"Sink \"{sink}\" has the log up to offset {offset}; give an offset from 1 to {offset + 1} to replay from.");
            }
        }
        while (!await store.TryMoveSinkAsync(sink, offset, from - 1, [], under: null, cancellationToken).ConfigureAwait(false));
    }
}
