using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Quarantine;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;

namespace MetadataIngestion.Core.Storing;

/// <summary>
/// The one database behind the log: log, entity and aspect state, runs, sink offsets, dead letters, ad-hoc requests and pauses.
/// Safe to use from many threads; every method may be called again after a failure.
/// </summary>
/// <remarks>Failures of the database itself surface as <see cref="StoreException"/>, whose message says what to do.</remarks>
public interface IMetadataStore : IAsyncDisposable
{
    /// <summary>Opens the database, creating it or bringing its schema up to date. Called once, before anything else.</summary>
    /// <exception cref="StoreException">It cannot be opened, or its schema is newer than this program.</exception>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Starts a run and takes the exclusive right to write for its source, which lasts until the session is disposed, the right lost, or the
    /// process ends.
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

    /// <summary>
    /// Removes entries from the beginning of the log as far as retention and the slowest sink that was ever delivered to let it. What is still the newest
    /// entry of its aspect, or a dead letter, is kept, so that <see cref="FindEntityAsync"/> stays whole and a sink that begins now gets everything that is
    /// still so. Offsets never change.
    /// </summary>
    /// <returns>The offset up to which entries were removed; 0 when none were.</returns>
    Task<long> ShortenLogAsync(LogRetention retention, CancellationToken cancellationToken);

    /// <summary>The offset from which on the log has all that was ever appended; 1 when retention removed nothing yet.</summary>
    Task<long> FindWholeLogAsync(CancellationToken cancellationToken);

    /// <summary>Waits until the log has entries beyond an offset, whichever process appends them.</summary>
    /// <returns>The offset of the newest entry.</returns>
    Task<long> WaitForEntriesAsync(long after, CancellationToken cancellationToken);

    /// <summary>An entity with all its aspects, once for each source that describes it; empty when nobody does.</summary>
    Task<IReadOnlyList<EntityDescription>> FindEntityAsync(string urn, CancellationToken cancellationToken);

    /// <summary>Some aspects of many entities, each once for each source that gives it; nothing for entities that are removed, or that nobody describes.</summary>
    /// <param name="urns">The entities.</param>
    /// <param name="aspects">The names of the aspects.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<CurrentAspect>> FindAspectsAsync(IReadOnlyList<string> urns, IReadOnlyList<string> aspects, CancellationToken cancellationToken);

    /// <summary>
    /// Answers a query about the current state without trusting it: it can read the views <c>mesh_*</c> and nothing else, writes nothing, and is ended when
    /// it takes too long.
    /// </summary>
    /// <exception cref="StateQueryException">The query is to blame for not being answered.</exception>
    Task<StateRows> QueryAsync(StateQuery query, CancellationToken cancellationToken);

    /// <summary>The newest runs first.</summary>
    Task<IReadOnlyList<RunReport>> ListRunsAsync(RunQuery query, CancellationToken cancellationToken);

    /// <summary>The newest run of each source that covered all of it rather than one scope; runs under way are left out.</summary>
    /// <param name="succeeded">Only runs that ended as <see cref="RunStatus.Succeeded"/>, <see cref="RunStatus.PartiallySucceeded"/> or
    /// <see cref="RunStatus.AwaitingApproval"/>.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<RunReport>> ListLatestRunsAsync(bool succeeded, CancellationToken cancellationToken);

    /// <summary>One run by its id, or <see langword="null"/>.</summary>
    Task<RunReport?> FindRunAsync(string runId, CancellationToken cancellationToken);

    /// <summary>Asks whichever process has a run under way to end it as cancelled; it learns of it by <see cref="IsCancelledAsync"/>.</summary>
    /// <returns>Whether the run is under way.</returns>
    Task<bool> CancelRunAsync(string runId, CancellationToken cancellationToken);

    /// <summary>Whether someone asked for a run to be ended.</summary>
    Task<bool> IsCancelledAsync(string runId, CancellationToken cancellationToken);

    /// <summary>The offset up to which a sink has everything; 0 for a sink that has nothing yet.</summary>
    Task<long> GetSinkOffsetAsync(string sink, CancellationToken cancellationToken);

    /// <summary>How far every sink is that was ever delivered to, in the order of their names.</summary>
    Task<IReadOnlyList<SinkPosition>> ListSinksAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Moves a sink's offset and keeps what it refused, in one transaction, unless the sink is no longer where the caller believes it to be. The
    /// offset may also be moved back, to deliver again; dead letters beyond it are then forgotten, because their entries get another chance.
    /// </summary>
    /// <param name="sink">The sink's name.</param>
    /// <param name="expected">The offset that the caller read.</param>
    /// <param name="offset">The new offset.</param>
    /// <param name="rejected">What the sink refused for good.</param>
    /// <param name="under">The right under which the caller moves it; <see langword="null"/> for whoever may without one, such as an operator.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether the sink was moved; when not, someone else moved it meanwhile.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The offset is negative, or beyond the newest entry of the log.</exception>
    /// <exception cref="LeaseLostException">The right was lost; the sink stays where it is.</exception>
    Task<bool> TryMoveSinkAsync(
        string sink, long expected, long offset, IReadOnlyList<RejectedEntry> rejected, IStoreLease? under, CancellationToken cancellationToken);

    /// <summary>What sinks refused for good, by sink and offset.</summary>
    Task<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(DeadLetterQuery query, CancellationToken cancellationToken);

    /// <summary>Forgets dead letters of a sink.</summary>
    /// <param name="sink">The sink's name.</param>
    /// <param name="offsets">Which ones, or <see langword="null"/> for all.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many were forgotten.</returns>
    Task<int> DropDeadLettersAsync(string sink, IReadOnlyCollection<long>? offsets, CancellationToken cancellationToken);

    /// <summary>The sources that are paused.</summary>
    Task<IReadOnlySet<string>> ListPausedAsync(CancellationToken cancellationToken);

    /// <summary>Pauses a source or lets it go on; lasts until changed again.</summary>
    /// <returns>Whether that changed anything.</returns>
    Task<bool> SetPausedAsync(string source, bool paused, CancellationToken cancellationToken);

    /// <summary>Takes an exclusive right, which lasts until it is disposed or lost, or the process ends, however it ends.</summary>
    /// <returns><see langword="null"/> when someone else has it.</returns>
    Task<IStoreLease?> TryTakeAsync(StoreLease lease, CancellationToken cancellationToken);

    /// <summary>Whether anyone has an exclusive right now.</summary>
    Task<bool> IsTakenAsync(StoreLease lease, CancellationToken cancellationToken);

    /// <summary>The crawls that someone asked for once.</summary>
    IAdHocRequests Requests { get; }

    /// <summary>The datasets of which a state waits for approval.</summary>
    IQuarantine Quarantine { get; }

    /// <summary>The workers that share the store; <see langword="null"/> for a store that is for one.</summary>
    IWorkerRegistry? Workers { get; }

    /// <summary>The parts of runs whose sources are split over workers; <see langword="null"/> for a store that is for one.</summary>
    IRunParts? Parts { get; }
}
