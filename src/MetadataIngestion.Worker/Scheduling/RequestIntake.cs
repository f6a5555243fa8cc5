using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Worker.Cluster;
using MetadataIngestion.Worker.Configuration;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Reloading;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Files the requests of the configuration, and gives every request that waits in the store its turn. Safe to use from many threads.</summary>
internal sealed class RequestIntake(
    IMetadataStore store, ClusterState cluster, Timetable timetable, PausedSources paused, TimeProvider timeProvider, ILogger<RequestIntake> logger)
{
    private const int MostAtOnce = 1000;

    // What is not to begin for long stays in the store alone.
    private static readonly TimeSpan LookAhead = TimeSpan.FromDays(1);

    private readonly IAdHocRequests _requests = store.Requests;
    private volatile IReadOnlyList<ConfigurationProblem> _conflicts = [];
    private volatile IReadOnlySet<string> _waiting = new HashSet<string>();

    /// <summary>The requests of the configuration that are not run, because their ids belong to others.</summary>
    public IReadOnlyList<ConfigurationProblem> Conflicts => _conflicts;

    /// <summary>Files the requests of a configuration, and withdraws those that left it before they were begun.</summary>
    public async Task FileAsync(IngestionSnapshot snapshot, CancellationToken cancellationToken)
    {
        var conflicts = new List<ConfigurationProblem>();
        var configured = snapshot.Configuration.Ingestion.AdHoc;
        foreach (var (id, options) in configured)
        {
            var request = ToRequest(id, options, snapshot);
            var result = await _requests.FileAsync(request, AdHocOrigin.Configuration, cancellationToken);
            if (result.Outcome == FilingOutcome.Filed)
                SchedulingLog.Filed(logger, id, request.Source);
            else if (result.Outcome == FilingOutcome.Conflict)
                conflicts.Add(ToProblem(result.Filed, snapshot));
        }

        _conflicts = conflicts;
        foreach (var conflict in conflicts)
            SchedulingLog.Conflict(logger, conflict.Path, conflict.Message);

        await WithdrawAsync(configured.Keys, cancellationToken);
    }

    /// <summary>Gives the requests that wait in the store their turns.</summary>
    public async Task DispatchAsync(CancellationToken cancellationToken)
    {
        var waiting = await _requests.ListAsync(AdHocState.Waiting, MostAtOnce, cancellationToken);
        await ForgetCancelledAsync(waiting, cancellationToken);
        if (waiting.Count == 0)
            return;

        var known = await timetable.ListRequestsAsync(cancellationToken);
        foreach (var filed in waiting.Reverse().Where(filed => !known.Contains(filed.Request.Id)))
            await DispatchAsync(filed, cancellationToken);
    }

    /// <summary>Gives a request its turn, unless its source is paused or the configuration of this worker is not in force.</summary>
    public async Task DispatchAsync(FiledRequest filed, CancellationToken cancellationToken)
    {
        var (request, (snapshot, inForce)) = (filed.Request, cluster.Standing);
        if (!inForce)
            return;

        if (snapshot.Sources.TryGetValue(request.Source, out var source))
        {
            var at = request.NotBefore is { } earliest && earliest > timeProvider.GetUtcNow() ? earliest : timeProvider.GetUtcNow();
            var blackout = BlackoutWindows.Of(source.Options).EndAfter(at);
            var reason = blackout is { } end ? $"it waits for a blackout to end at {SourceTime.Describe(end, source.Options)}" : null;
            if (!paused.Contains(source.Name) && at - timeProvider.GetUtcNow() < LookAhead)
                await timetable.RequestAsync(source, request.Id, blackout ?? at, reason, cancellationToken);
        }
        else if (!snapshot.Configuration.Ingestion.Sources.ContainsKey(request.Source))
        {
            var detail = $"There is no source '{request.Source}' in the configuration any more.";
            await _requests.EndAsync(filed, RunStatus.Failed, detail, cancellationToken);
            SchedulingLog.RequestEnded(logger, request.Id, request.Source, detail);
        }
    }

    /// <summary>A request that was cancelled while it waited has no turn any more.</summary>
    private async Task ForgetCancelledAsync(IReadOnlyList<FiledRequest> waiting, CancellationToken cancellationToken)
    {
        var ids = waiting.Select(filed => filed.Request.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in _waiting.Except(ids))
        {
            if (await _requests.FindAsync(id, cancellationToken) is { Outcome: RunStatus.Cancelled })
                await timetable.CancelRequestAsync(id, cancellationToken);
        }

        _waiting = ids;
    }

    private async Task WithdrawAsync(IEnumerable<string> configured, CancellationToken cancellationToken)
    {
        var kept = configured.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var waiting = await _requests.ListAsync(AdHocState.Waiting, MostAtOnce, cancellationToken);
        foreach (var filed in waiting.Where(filed => filed.Origin == AdHocOrigin.Configuration && !kept.Contains(filed.Request.Id)))
        {
            if (!await _requests.WithdrawAsync(filed.Request.Id, cancellationToken))
                continue;

            await timetable.CancelRequestAsync(filed.Request.Id, cancellationToken);
            SchedulingLog.Withdrawn(logger, filed.Request.Id);
        }
    }

    private static AdHocRequest ToRequest(string id, AdHocOptions options, IngestionSnapshot snapshot) =>
        new(id, snapshot.Sources.TryGetValue(options.Source, out var source) ? source.Name : options.Source)
        {
            Scope = options.Scope,
            ApproveRemovals = options.ApproveRemovals,
            NotBefore = options.NotBefore,
        };

    private static ConfigurationProblem ToProblem(FiledRequest known, IngestionSnapshot snapshot)
    {
        var path = $"Ingestion:AdHoc:{known.Request.Id}";
        var message = $"is not run: another request was filed under this id at {known.FiledAt:yyyy-MM-dd HH:mm:ss}Z, and an id is never used again. Give this one an id of its own.";
        return new ConfigurationProblem(path, message, snapshot.Configuration.Tree.Resolve(path)?.Location);
    }
}
