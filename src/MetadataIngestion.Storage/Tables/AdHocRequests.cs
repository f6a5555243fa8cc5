using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;

namespace MetadataIngestion.Storage.Tables;

/// <summary>The ad-hoc requests, each step of which is one transaction.</summary>
internal sealed class AdHocRequests(IStoreTransactions transactions, TimeProvider timeProvider) : IAdHocRequests
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

    public Task<bool> TryClaimAsync(string id, CancellationToken cancellationToken) =>
        transactions.WriteOnceAsync(connection => new RequestTable(connection).ClaimAsync(id), cancellationToken);

    public Task NoteRunAsync(string id, string runId, CancellationToken cancellationToken) =>
        transactions.WriteAsync(connection => new RequestTable(connection).NoteRunAsync(id, runId), cancellationToken);

    public Task ReleaseAsync(string id, string detail, bool begun, CancellationToken cancellationToken) =>
        transactions.WriteAsync(connection => new RequestTable(connection).ReleaseAsync(id, detail, begun), cancellationToken);

    public Task EndAsync(string id, RunStatus outcome, string? detail, CancellationToken cancellationToken) =>
        transactions.WriteAsync(connection => new RequestTable(connection).EndAsync(id, outcome, detail, timeProvider.GetUtcNow()), cancellationToken);

    public Task<int> ReleaseAllAsync(string detail, CancellationToken cancellationToken) =>
        transactions.WriteAsync(connection => new RequestTable(connection).ReleaseAllAsync(detail), cancellationToken);

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
