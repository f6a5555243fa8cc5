using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Changes;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Removal;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Core.Verdicts;
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

    private readonly RunLedger _ledger = new();
    private readonly RunObservations _observations = new();
    private readonly OutsideNames? _outside = request.Scope is { } scope ? new OutsideNames(scope) : null;
    private readonly AssetNormalizer _normalizer = new(new SourceContext(request.Source.Environment, start.StartedAt.ToUnixTimeMilliseconds())
    {
        Name = request.Source.Name,
        Ownership = request.Source.Ownership,
    });

    public async Task<RunReport> ExecuteAsync(CancellationToken cancellationToken)
    {
        var began = timeProvider.GetTimestamp();
        var (status, cause) = await TryCrawlAsync(cancellationToken);
        return _ledger.ToReport(
            start,
            status,
            cause,
            timeProvider.GetElapsedTime(began),
            _observations.Scopes.CompleteCount,
            DecisionCounter.Sum(request.Source.Transformers));
    }

    public void Dispose() => _normalizer.Dispose();

    private async Task<(RunStatus Status, FailureCause? Cause)> TryCrawlAsync(CancellationToken cancellationToken)
    {
        using var limit = request.TimeLimit is { } time ? new CancellationTokenSource(time, timeProvider) : new CancellationTokenSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token, session.Lost);
        try
        {
            var held = await CrawlAsync(stop.Token);
            return (held ? RunStatus.AwaitingApproval : _ledger.HasFailures ? RunStatus.PartiallySucceeded : RunStatus.Succeeded, null);
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
        catch (Exception exception)
        {
            return (RunStatus.Failed, NoteFailure(exception));
        }
    }

    /// <returns>Whether removals wait for approval.</returns>
    private async Task<bool> CrawlAsync(CancellationToken cancellationToken)
    {
        var history = new SchemaHistory(store, session, start, _ledger);
        var storing = new StoringStage(session, request, _observations, history, new AudienceStage(store), _ledger, observer);
        var normalizing = new NormalizingStage(request, start, _normalizer, _observations, _outside, _ledger);
        await new CrawlPipeline(source, Context(), normalizing, storing).RunAsync(cancellationToken);
        NoteUnreportedScopes();
        var held = await RemoveAsync(storing, history, cancellationToken);
        await FollowAsync(storing, cancellationToken);
        return held;
    }

    /// <summary>Where nothing was changed there is nothing to look at.</summary>
    private async Task FollowAsync(StoringStage storing, CancellationToken cancellationToken)
    {
        if (request.Preview || _ledger.Emitted == 0)
            return;

        foreach (var follower in request.Source.Followers)
        {
            foreach (var warning in await follower.FollowAsync(new StoredRun(start, session, storing.CommitAsync), cancellationToken))
                _ledger.Warn(warning);
        }
    }

    private CrawlContext Context() => new()
    {
        SourceName = request.Source.Name,
        Instance = request.Source.Instance,
        Filter = ScopedFilter.Narrow(request.Source.Filter, request.Scope),
        Memory = request.Preview ? null : request.Source.Memory,
        TimeProvider = timeProvider,
    };

    private FailureCause NoteTimeLimit()
    {
        _ledger.Fail(new Notice(
            request.Source.Name,
            $"The crawl was ended because it took longer than {request.TimeLimit:c}. What it had stored by then stays; nothing that it did not see was removed.",
            "Raise MaxDuration of the source, or crawl it scope by scope."));
        return FailureCause.TimeLimit;
    }

    private FailureCause NoteLoss()
    {
        _ledger.Fail(new Notice(
            request.Source.Name,
            "The crawl was ended because the right to crawl the source could not be renewed at the store in time; another worker may crawl it by now.",
            "What it stored stays, and the next crawl goes on from there. Look for what kept this worker from the store, or raise LeaseDuration of the store."));
        return FailureCause.Retriable;
    }

    private FailureCause NoteFailure(Exception exception)
    {
        var cause = exception switch
        {
            RetriableSourceException => FailureCause.Retriable,
            SourceAccessDeniedException => FailureCause.AccessDenied,
            SourceConfigurationException => FailureCause.Configuration,
            LeaseLostException => FailureCause.Retriable,
            StoreException => FailureCause.Store,
            _ => FailureCause.Unexpected,
        };
        if (cause == FailureCause.Unexpected)
            CrawlLog.UnexpectedFailure(logger, exception, request.Source.Name, start.RunId);

        _ledger.Fail(new Notice(request.Source.Name, exception.Message, (exception as SourceException)?.Remedy));
        return cause;
    }

    /// <summary>A scope that the source never spoke of again was not listed to its end.</summary>
    private void NoteUnreportedScopes()
    {
        foreach (var key in _observations.Scopes.Unreported(_normalizer.Containers.Paths))
        {
            _ledger.NoteIncomplete(new IncompleteScope(
                key.Replace(PathKey.Separator, '.'),
                IncompleteReason.Error,
                "The connector ended without saying whether it listed this scope to its end.",
                Remedy: null));
        }
    }

    private async Task<bool> RemoveAsync(StoringStage storing, SchemaHistory history, CancellationToken cancellationToken)
    {
        var live = await session.CountLiveEntitiesAsync(cancellationToken);
        if (!request.Preview && live <= _observations.Seen.Count && _ledger.Seen > 0)
            return false;

        var planner = new RemovalPlanner(session, _observations, _normalizer.Containers, request.Source.Filter ?? AssetFilters.None, request.Scope);
        var plan = await planner.PlanAsync(cancellationToken);
        RequireScope(plan);
        var held = !request.ApproveRemovals && plan.MustWait(request.Source.Removal, live);
        var removals = held ? [.. plan.Removals.Where(removal => !removal.IsLoss)] : plan.Removals;
        _ledger.SetKept(plan.Removals.Count - removals.Count, plan.KeptUnproven);
        foreach (var chunk in removals.Chunk(RemovalsPerCommit))
        {
            await CommitAsync(chunk, storing, history, cancellationToken);
        }

        return held;
    }

    /// <summary>A scope in which there is nothing, and never was, is most likely misspelled.</summary>
    private void RequireScope(RemovalPlan plan)
    {
        if (request.Scope is null || _ledger.Seen > 0 || _ledger.HasFailures || plan.Removals.Count + plan.KeptUnproven > 0)
            return;

        var nearest = _outside!.Nearest();
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
            _ledger.CountRemoved(removal.Reason);
        }
    }
}
