namespace MetadataIngestion.Worker.Relays;

/// <summary>What can be asked of and done to the sinks of a running service. Safe to use from many threads.</summary>
internal sealed class SinkControl
{
    /// <summary>Every sink of the configuration in force, by name.</summary>
    public Task<IReadOnlyList<SinkStatus>> ListAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>One sink; <see langword="null"/> when the configuration has none of this name.</summary>
    public Task<SinkStatus?> FindAsync(string name, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Moves a sink back, so that its relay delivers from an entry on that it has had before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sink is not that far yet.</exception>
    public Task ReplayAsync(string name, long from, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Delivers dead letters once more; those that are taken are dead letters no longer.</summary>
    /// <param name="name">The sink.</param>
    /// <param name="offsets">Which ones, or <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public Task<DeadLetterRetry> RetryDeadLettersAsync(string name, IReadOnlyCollection<long>? offsets, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
