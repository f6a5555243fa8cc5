using MetadataIngestion.Core.Reporting;

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
    Task<bool> TryClaimAsync(string id, CancellationToken cancellationToken);

    /// <summary>Notes the run that a claimed request led to.</summary>
    Task NoteRunAsync(string id, string runId, CancellationToken cancellationToken);

    /// <summary>Turns a running request back into a waiting one, because its crawl is to begin again.</summary>
    /// <param name="id">The request.</param>
    /// <param name="detail">What it waits for.</param>
    /// <param name="begun">Whether its crawl began; otherwise the attempt does not count.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task ReleaseAsync(string id, string detail, bool begun, CancellationToken cancellationToken);

    /// <summary>Ends a request; it is never run again.</summary>
    /// <param name="id">The request.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="detail">Why, when there is no run that says so.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task EndAsync(string id, RunStatus outcome, string? detail, CancellationToken cancellationToken);

    /// <summary>Turns every running request back into a waiting one. Called by a service as it starts, when nobody can be running any.</summary>
    /// <returns>How many there were.</returns>
    Task<int> ReleaseAllAsync(string detail, CancellationToken cancellationToken);

    /// <summary>One request by its id, or <see langword="null"/>.</summary>
    Task<FiledRequest?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>The newest requests first.</summary>
    /// <param name="state">Only those in this state, or <see langword="null"/> for all.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<IReadOnlyList<FiledRequest>> ListAsync(AdHocState? state, int limit, CancellationToken cancellationToken);
}
