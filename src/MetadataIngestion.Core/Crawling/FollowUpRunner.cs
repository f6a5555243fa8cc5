using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Verdicts;

namespace MetadataIngestion.Core.Crawling;

/// <summary>Runs over a source that read nothing of it: someone looks again at what is stored, since what it depends on has changed. Safe to use from many threads.</summary>
public sealed class FollowUpRunner(IMetadataStore store, TimeProvider timeProvider)
{
    /// <summary>Lets a follower look at a source once.</summary>
    /// <param name="source">The source's name in the configuration.</param>
    /// <param name="about">What the run is limited to, for people; as its scope it tells the run from a crawl of the source.</param>
    /// <param name="follower">Looks, and stores what follows.</param>
    /// <param name="cancellationToken">Stops the run; what was committed stays.</param>
    /// <returns>The report, which is also in the store.</returns>
    /// <exception cref="SourceBusyException">Another run of the source is under way.</exception>
    /// <exception cref="StoreException">The store failed.</exception>
    public async Task<RunReport> RunAsync(string source, string about, IRunFollower follower, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(follower);
        var (now, began) = (timeProvider.GetUtcNow(), timeProvider.GetTimestamp());
        var start = new RunStart(RunId.New(source, now), source, now) { Scope = about };
        await using var session = await store.BeginRunAsync(start, cancellationToken).ConfigureAwait(false);
        var audience = new AudienceStage(store);
        var ledger = new RunLedger();
        var followUp = await follower.FollowAsync(new StoredRun(start, session, CommitAsync), cancellationToken).ConfigureAwait(false);
        ledger.Warn(followUp);

        var report = ledger.ToReport(start, RunStatus.Succeeded, cause: null, timeProvider.GetElapsedTime(began), completeScopes: 0, new Dictionary<string, long>()) with
        {
            Arrears = await LeaveAsync(start, followUp.Failed, cancellationToken).ConfigureAwait(false),
        };
        await session.CompleteAsync(report, CancellationToken.None).ConfigureAwait(false);
        return report;

        async Task CommitAsync(IReadOnlyList<EntityChange> changes, CancellationToken token)
        {
            if (changes.Count == 0)
                return;

            var result = await session.CommitAsync(await audience.AddAsync(changes, token).ConfigureAwait(false), token).ConfigureAwait(false);
            ledger.CountEmitted(changes.Sum(change => change.Aspects.Count), result.FirstOffset, result.LastOffset);
        }
    }

    /// <summary>What the run itself could not do joins what crawls left behind: only a crawl makes up for it.</summary>
    private async Task<Arrears?> LeaveAsync(RunStart start, IReadOnlyList<string> failed, CancellationToken cancellationToken)
    {
        var before = await ArrearsReader.ReadAsync(store, start, cancellationToken).ConfigureAwait(false);
        var left = before with { Tests = [.. before.Tests.Union(failed)] };
        return left.IsNothing ? null : left;
    }
}
