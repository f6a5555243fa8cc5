using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>The ad-hoc requests, each step of which is one transaction.</summary>
internal sealed class SqliteRequests(SqliteAccess access, TimeProvider timeProvider) : IAdHocRequests
{
    public Task<FilingResult> FileAsync(AdHocRequest request, AdHocOrigin origin, CancellationToken cancellationToken) =>
        access.WriteAsync(
            connection =>
            {
                var table = new RequestTable(connection);
                var added = table.Add(request, origin, timeProvider.GetUtcNow());
                var filed = table.Find(request.Id)!;
                return new FilingResult(added ? FilingOutcome.Filed : Compare(request, filed.Request), filed);
            },
            cancellationToken);

    public Task<bool> WithdrawAsync(string id, CancellationToken cancellationToken) =>
        access.WriteAsync(connection => new RequestTable(connection).Withdraw(id), cancellationToken);

    // The store is for one worker, so that it does not matter which one claims.
    public Task<FiledRequest?> TryClaimAsync(string id, string? worker, CancellationToken cancellationToken) =>
        access.WriteAsync(
            connection =>
            {
                var table = new RequestTable(connection);
                return table.Claim(id) ? table.Find(id) : null;
            },
            cancellationToken);

    public Task NoteRunAsync(FiledRequest claimed, string runId, CancellationToken cancellationToken) =>
        access.WriteAsync(connection => new RequestTable(connection).NoteRun(claimed, runId), cancellationToken);

    public Task ReleaseAsync(FiledRequest claimed, string detail, bool begun, CancellationToken cancellationToken) =>
        access.WriteAsync(connection => new RequestTable(connection).Release(claimed, detail, begun), cancellationToken);

    public Task EndAsync(FiledRequest known, RunStatus outcome, string? detail, CancellationToken cancellationToken) =>
        access.WriteAsync(connection => new RequestTable(connection).End(known, outcome, detail, timeProvider.GetUtcNow()), cancellationToken);

    public Task<int> ReleaseAbandonedAsync(string detail, CancellationToken cancellationToken) =>
        access.WriteAsync(connection => new RequestTable(connection).ReleaseAll(detail), cancellationToken);

    public Task<FiledRequest?> FindAsync(string id, CancellationToken cancellationToken) =>
        access.ReadAsync(connection => new RequestTable(connection).Find(id), cancellationToken);

    public Task<IReadOnlyList<FiledRequest>> ListAsync(AdHocState? state, int limit, CancellationToken cancellationToken) =>
        access.ReadAsync<IReadOnlyList<FiledRequest>>(connection => new RequestTable(connection).List(state, limit), cancellationToken);

    // The store keeps milliseconds.
    private static FilingOutcome Compare(AdHocRequest request, AdHocRequest known) =>
        known == request with { NotBefore = known.NotBefore } && known.NotBefore?.ToUnixTimeMilliseconds() == request.NotBefore?.ToUnixTimeMilliseconds()
            ? FilingOutcome.AlreadyKnown
            : FilingOutcome.Conflict;
}
