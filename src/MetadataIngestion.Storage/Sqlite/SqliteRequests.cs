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

    public Task<bool> TryClaimAsync(string id, CancellationToken cancellationToken) =>
        access.WriteAsync(connection => new RequestTable(connection).Claim(id), cancellationToken);

    public Task NoteRunAsync(string id, string runId, CancellationToken cancellationToken) =>
        access.WriteAsync(connection => new RequestTable(connection).NoteRun(id, runId), cancellationToken);

    public Task ReleaseAsync(string id, string detail, bool begun, CancellationToken cancellationToken) =>
        access.WriteAsync(connection => new RequestTable(connection).Release(id, detail, begun), cancellationToken);

    public Task EndAsync(string id, RunStatus outcome, string? detail, CancellationToken cancellationToken) =>
        access.WriteAsync(connection => new RequestTable(connection).End(id, outcome, detail, timeProvider.GetUtcNow()), cancellationToken);

    public Task<int> ReleaseAllAsync(string detail, CancellationToken cancellationToken) =>
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
