using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;

namespace MetadataIngestion.Storage.Tables;

/// <summary>The ad-hoc requests, each step of which is one transaction.</summary>
/// <param name="transactions">Where they are kept.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="abandoned">Which running requests nobody runs any more, as a condition.</param>
/// <param name="abandonedValues">The condition's parameters.</param>
internal sealed class AdHocRequests(IStoreTransactions transactions, TimeProvider timeProvider, string abandoned, object? abandonedValues) : IAdHocRequests
{
    public Task<FilingResult> FileAsync(AdHocRequest request, AdHocOrigin origin, CancellationToken cancellationToken) =>
        transactions.WriteAsync(
            async connection =>
            {
                var table = new RequestTable(connection);
                var added = await table.AddAsync(request, origin, timeProvider.GetUtcNow()).ConfigureAwait(false);
                var filed = (await table.FindAsync(request.Id).ConfigureAwait(false))!;
                return new FilingResult(added ? FilingOutcome.Filed : Compare(request, filed.Request), filed);
            },
            cancellationToken);

    public Task<bool> WithdrawAsync(string id, CancellationToken cancellationToken) =>
        transactions.WriteAsync(connection => new RequestTable(connection).WithdrawAsync(id), cancellationToken);

    public Task<FiledRequest?> TryClaimAsync(string id, string? worker, CancellationToken cancellationToken) =>
        transactions.WriteOnceAsync(
            async connection =>
            {
                var table = new RequestTable(connection);
                return await table.ClaimAsync(id, worker).ConfigureAwait(false) ? await table.FindAsync(id).ConfigureAwait(false) : null;
            },
            cancellationToken);

    public Task NoteRunAsync(FiledRequest claimed, string runId, CancellationToken cancellationToken) =>
        transactions.WriteAsync(connection => new RequestTable(connection).NoteRunAsync(claimed, runId), cancellationToken);

    public Task ReleaseAsync(FiledRequest claimed, string detail, bool begun, CancellationToken cancellationToken) =>
        transactions.WriteAsync(connection => new RequestTable(connection).ReleaseAsync(claimed, detail, begun), cancellationToken);

    public Task EndAsync(FiledRequest known, RunStatus outcome, string? detail, CancellationToken cancellationToken) =>
        transactions.WriteAsync(connection => new RequestTable(connection).EndAsync(known, outcome, detail, timeProvider.GetUtcNow()), cancellationToken);

    public Task<int> ReleaseAbandonedAsync(string detail, CancellationToken cancellationToken) =>
        transactions.WriteAsync(connection => new RequestTable(connection).ReleaseAllAsync(detail, abandoned, abandonedValues), cancellationToken);

    public Task<FiledRequest?> FindAsync(string id, CancellationToken cancellationToken) =>
        transactions.ReadAsync(connection => new RequestTable(connection).FindAsync(id), cancellationToken);

    public Task<IReadOnlyList<FiledRequest>> ListAsync(AdHocState? state, int limit, CancellationToken cancellationToken) =>
        transactions.ReadAsync<IReadOnlyList<FiledRequest>>(
            async connection => await new RequestTable(connection).ListAsync(state, limit).ConfigureAwait(false), cancellationToken);

    // The store keeps milliseconds.
    private static FilingOutcome Compare(AdHocRequest request, AdHocRequest known) =>
        known == request with { NotBefore = known.NotBefore } && known.NotBefore?.ToUnixTimeMilliseconds() == request.NotBefore?.ToUnixTimeMilliseconds()
            ? FilingOutcome.AlreadyKnown
            : FilingOutcome.Conflict;
}
