using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Reporting;

namespace MetadataIngestion.Core.Storing;

/// <summary>
/// The one database behind the log: log, entity and aspect state, runs, sink offsets and dead letters.
/// Safe to use from many threads; every method may be called again after a failure.
/// </summary>
/// <remarks>Failures of the database itself surface as <see cref="StoreException"/>, whose message says what to do.</remarks>
public interface IMetadataStore : IAsyncDisposable
{
    /// <summary>Opens the database, creating it or bringing its schema up to date. Called once, before anything else.</summary>
    /// <exception cref="StoreException">It cannot be opened, or its schema is newer than this program.</exception>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Starts a run and takes the exclusive right to write for its source, which lasts until the session is disposed or the process ends.
    /// A run of the source that was cut off before is marked as failed.
    /// </summary>
    /// <exception cref="SourceBusyException">Another run of the source is under way, here or in another process.</exception>
    Task<IRunSession> BeginRunAsync(RunStart start, CancellationToken cancellationToken);

    /// <summary>
    /// Opens a session that can look at a source's state but not change it: its commits fail. Takes no right and leaves no trace; what a
    /// crawl that writes nothing is compared with.
    /// </summary>
    Task<IRunSession> BeginPreviewAsync(RunStart start, CancellationToken cancellationToken);

    /// <summary>The offset of the newest entry of the log; 0 when it is empty.</summary>
    Task<long> GetHeadOffsetAsync(CancellationToken cancellationToken);

    /// <summary>Reads the log in offset order, up to the newest entry at the time of the call, holding a bounded amount in memory.</summary>
    IAsyncEnumerable<LogEntry> ReadLogAsync(LogQuery query, CancellationToken cancellationToken);

    /// <summary>The newest runs first.</summary>
    /// <param name="source">Only this source's runs, or <see langword="null"/> for all.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<RunReport>> ListRunsAsync(string? source, int limit, CancellationToken cancellationToken);

    /// <summary>One run by its id, or <see langword="null"/>.</summary>
    Task<RunReport?> FindRunAsync(string runId, CancellationToken cancellationToken);

    /// <summary>The offset up to which a sink has everything; 0 for a sink that has nothing yet.</summary>
    Task<long> GetSinkOffsetAsync(string sink, CancellationToken cancellationToken);

    /// <summary>
    /// Moves a sink's offset and keeps what it refused, in one transaction. The offset may also be moved back, to deliver again; dead
    /// letters beyond it are then forgotten, because their entries get another chance.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The offset is negative, or beyond the newest entry of the log.</exception>
    Task CommitSinkOffsetAsync(string sink, long offset, IReadOnlyList<RejectedEntry> rejected, CancellationToken cancellationToken);

    /// <summary>What sinks refused for good, by sink and offset.</summary>
    /// <param name="sink">Only this sink's, or <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(string? sink, CancellationToken cancellationToken);
}
