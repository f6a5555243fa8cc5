using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Changes;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Removal;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Splitting;
using MetadataIngestion.Core.Storing;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Core.Crawling;

/// <summary>One run, from its first item to its report.</summary>
internal sealed class CrawlRun(
    CrawlRequest request,
    RunStart start,
    IMetadataStore store,
    IRunSession session,
    IMetadataSource source,
    ICrawlObserver? observer,
    TimeProvider timeProvider,
    ILogger logger) : IDisposable
{
    private const int RemovalsPerCommit = 256;

    private readonly SourcePass _pass = new(request, start, store, observer, timeProvider);
    private IReadOnlyList<PartReport>? _parts;
    private Arrears _arrears = Arrears.None;

    public async Task<RunReport> ExecuteAsync(CancellationToken cancellationToken)
    {
        var (status, cause) = await TryCrawlAsync(cancellationToken);
        return _pass.ToReport(status, cause) with { Parts = _parts, Arrears = _arrears.IsNothing ? null : _arrears };
    }

    public void Dispose() => _pass.Dispose();

    private RunLedger Ledger => _pass.Ledger;

    private async Task<(RunStatus Status, FailureCause? Cause)> TryCrawlAsync(CancellationToken cancellationToken)
    {
        using var limit = request.TimeLimit is { } time ? new CancellationTokenSource(time, timeProvider) : new CancellationTokenSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token, session.Lost);
        try
        {
            var held = await CrawlAsync(stop.Token);
            return (held ? RunStatus.AwaitingApproval : Ledger.HasFailures ? RunStatus.PartiallySucceeded : RunStatus.Succeeded, null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return (RunStatus.Cancelled, request.ProcessEnding.IsCancellationRequested ? FailureCause.Interrupted : null);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return (RunStatus.Failed, NoteTimeLimit());
        }
        catch (OperationCanceledException) when (session.Lost.IsCancellationRequested)
        {
            return (RunStatus.Failed, NoteLoss());
        }
        catch (PartFailedException failure)
        {
            return (RunStatus.Failed, failure.FailureCause);
        }
        catch (Exception exception)
        {
            return (RunStatus.Failed, _pass.Fail(request.Source.Name, exception, logger));
        }
    }

    /// <returns>Whether removals wait for approval.</returns>
    private async Task<bool> CrawlAsync(CancellationToken cancellationToken)
    {
        if (!await TryReadPartsAsync(cancellationToken))
            await _pass.ReadAsync(source, session, request.Scope, request.Preview ? null : request.Source.Memory, cancellationToken);

        var history = _pass.History(session);
        var storing = _pass.StoringTo(session, history);
        await _pass.DeriveAsync(storing, cancellationToken);
        NoteUnreportedScopes();
        var held = await RemoveAsync(storing, history, cancellationToken);
        await _pass.Quarantine.CompleteAsync(cancellationToken);
        await FollowAsync(storing, cancellationToken);
        return held;
    }

    /// <returns>Whether the source was split, and so read.</returns>
    private async Task<bool> TryReadPartsAsync(CancellationToken cancellationToken)
    {
        if (request.Preview)
            return false;

        var planner = new SplitPlanner(request, _pass);
        if (request.WholeBecause is { } reason)
            planner.CrawlWhole(reason);

        if (request.Split is not { } split || store.Parts is not { } parts)
            return false;

        var planned = await planner.PlanAsync(source, split, cancellationToken);
        if (planned.Count == 0)
            return false;

        var reading = new SplitRun(split, planned, parts, session, _pass, new PartRunner(store, timeProvider, logger), timeProvider);
        try
        {
            await reading.RunAsync(source, request.Source, start, cancellationToken);
            return true;
        }
        finally
        {
            _parts = reading.Reports;
        }
    }

    /// <summary>Where nothing was changed, and everything before was looked at, there is nothing to look at.</summary>
    private async Task FollowAsync(StoringStage storing, CancellationToken cancellationToken)
    {
        if (request.Preview || request.Source.Followers.Count == 0)
            return;

        var arrears = await ArrearsReader.ReadAsync(store, start, cancellationToken);
        if (Ledger.Emitted == 0 && arrears.IsNothing)
            return;

        var followUps = new List<FollowUp>();
        foreach (var follower in request.Source.Followers)
        {
            followUps.Add(await follower.FollowAsync(new StoredRun(start, session, storing.CommitAsync) { Arrears = arrears }, cancellationToken));
            Ledger.Warn(followUps[^1]);
        }

        _arrears = Left(arrears, followUps);
    }

    /// <summary>What is owed once more, since not every test was known, and what failed.</summary>
    private Arrears Left(Arrears before, List<FollowUp> followUps)
    {
        var again = followUps.All(followUp => followUp.IsWhole) ? Arrears.None : Ledger.Emitted > 0 ? before.With([start.RunId]) : before;
        return again with { Tests = [.. again.Tests.Union(followUps.SelectMany(followUp => followUp.Failed))] };
    }

    private FailureCause NoteTimeLimit()
    {
        Ledger.Fail(new Notice(
            request.Source.Name,
            $"The crawl was ended because it took longer than {request.TimeLimit:c}. What it had stored by then stays; nothing that it did not see was removed.",
            "Raise MaxDuration of the source, or crawl it scope by scope."));
        return FailureCause.TimeLimit;
    }

    private FailureCause NoteLoss()
    {
        Ledger.Fail(new Notice(
            request.Source.Name,
            "The crawl was ended because the right to crawl the source could not be renewed at the store in time; another worker may crawl it by now.",
            "What it stored stays, and the next crawl goes on from there. Look for what kept this worker from the store, or raise LeaseDuration of the store."));
        return FailureCause.Retriable;
    }

    /// <summary>A scope that the source never spoke of again was not listed to its end.</summary>
    private void NoteUnreportedScopes()
    {
        foreach (var key in _pass.Observations.Scopes.Unreported(_pass.Normalizer.Containers.Paths))
        {
            Ledger.NoteIncomplete(new IncompleteScope(
                key.Replace(PathKey.Separator, '.'),
                IncompleteReason.Error,
                "The connector ended without saying whether it listed this scope to its end.",
                Remedy: null));
        }
    }

    private async Task<bool> RemoveAsync(StoringStage storing, SchemaHistory history, CancellationToken cancellationToken)
    {
        var live = await session.CountLiveEntitiesAsync(cancellationToken);
        if (!request.Preview && live <= _pass.Observations.Seen.Count && Ledger.Seen > 0)
            return false;

        var planner = new RemovalPlanner(session, _pass.Observations, _pass.Normalizer.Containers, request.Source.Filter ?? AssetFilters.None, request.Scope);
        var plan = await planner.PlanAsync(cancellationToken);
        RequireScope(plan);
        var held = !request.ApproveRemovals && plan.MustWait(request.Source.Removal, live);
        var removals = held ? [.. plan.Removals.Where(removal => !removal.IsLoss)] : plan.Removals;
        Ledger.SetKept(plan.Removals.Count - removals.Count, plan.KeptUnproven);
        foreach (var turn in removals.GroupBy(removal => removal.Turn).OrderBy(turn => turn.Key))
        {
            await WithdrawAsync(turn, storing, history, cancellationToken);
            foreach (var chunk in turn.Chunk(RemovalsPerCommit))
            {
                await CommitAsync(chunk, storing, history, cancellationToken);
            }
        }

        return held;
    }

    /// <summary>What a policy said goes before its test does: cut off between the two, the next run does the rest.</summary>
    private static async Task WithdrawAsync(IEnumerable<PlannedRemoval> removals, StoringStage storing, SchemaHistory history, CancellationToken cancellationToken)
    {
        var tests = removals.Where(removal => removal.IsWithdrawnTest).Select(removal => removal.Entity.Key.Urn).ToHashSet(StringComparer.Ordinal);
        if (tests.Count == 0)
            return;

        await foreach (var changes in history.WithdrawAsync(tests, cancellationToken))
            await storing.CommitAsync(changes, cancellationToken);
    }

    /// <summary>A scope in which there is nothing, and never was, is most likely misspelled.</summary>
    private void RequireScope(RemovalPlan plan)
    {
        if (request.Scope is null || Ledger.Seen > 0 || Ledger.HasFailures || plan.Removals.Count + plan.KeptUnproven > 0)
            return;

        var nearest = _pass.Outside!.Nearest();
        throw new SourceConfigurationException(
            $"The scope \"{request.Scope.Text}\" holds nothing that the source has and its filters let through.",
            nearest.Count == 0 ? "Crawl without a scope to see what there is." : $"Correct the scope. There are, among others: {string.Join(", ", nearest)}.");
    }

    private async Task CommitAsync(PlannedRemoval[] removals, StoringStage storing, SchemaHistory history, CancellationToken cancellationToken)
    {
        var changes = await history.CompleteAsync(removals, cancellationToken);
        foreach (var change in changes)
            observer?.OnChange(EntityChangeKind.Removed, change);

        await storing.CommitAsync(changes, cancellationToken);
        foreach (var removal in removals)
        {
            Ledger.CountRemoved(removal.Reason);
        }
    }
}
