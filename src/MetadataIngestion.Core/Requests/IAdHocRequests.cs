using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Requests;

/// <summary>
/// The requests that the store keeps, so that each is run once, whatever restarts. Safe to use from many threads and processes.
/// </summary>
public interface IAdHocRequests
{
    /// <summary>Files a request unless its id is known.</summary>
    Task<FilingResult> FileAsync(AdHocRequest request, AdHocOrigin origin, CancellationToken cancellationToken);

    /// <summary>Forgets a request that waits and was never begun.</summary>
    /// <returns>Whether it was forgotten.</returns>
    Task<bool> WithdrawAsync(string id, CancellationToken cancellationToken);

    /// <summary>Turns a waiting request into a running one and counts the attempt; only one caller ever succeeds.</summary>
    /// <param name="id">The request.</param>
    /// <param name="worker">Which life of a worker claims it, where several share the store; see <see cref="WorkerReport.Id"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The request as it is now; <see langword="null"/> when it was not waiting.</returns>
    Task<FiledRequest?> TryClaimAsync(string id, string? worker, CancellationToken cancellationToken);

    /// <summary>Notes the run that a claimed request led to, unless the request is not as the caller knows it any more.</summary>
    Task NoteRunAsync(FiledRequest claimed, string runId, CancellationToken cancellationToken);

    /// <summary>
    /// Turns a running request back into a waiting one, because its crawl is to begin again, unless the request is not as the caller knows it any more.
    /// </summary>
    /// <param name="claimed">The request as <see cref="TryClaimAsync"/> returned it.</param>
    /// <param name="detail">What it waits for.</param>
    /// <param name="begun">Whether its crawl began; otherwise the attempt does not count.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task ReleaseAsync(FiledRequest claimed, string detail, bool begun, CancellationToken cancellationToken);

    /// <summary>Ends a request, so that it is never run again, unless it is not as the caller knows it any more.</summary>
    /// <param name="known">The request as the caller knows it.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="detail">Why, when there is no run that says so.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task EndAsync(FiledRequest known, RunStatus outcome, string? detail, CancellationToken cancellationToken);

    /// <summary>
    /// Turns running requests back into waiting ones whose worker is gone. In a store that is for one worker those are all: it is called as the service
    /// starts, when nobody can be running any.
    /// </summary>
    /// <returns>How many there were.</returns>
    Task<int> ReleaseAbandonedAsync(string detail, CancellationToken cancellationToken);

    /// <summary>One request by its id, or <see langword="null"/>.</summary>
    Task<FiledRequest?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The newest requests first.</summary>
    /// <param name="state">Only those in this state, or <see langword="null"/> for all.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<FiledRequest>> ListAsync(AdHocState? state, int limit, CancellationToken cancellationToken);
}
