using MetadataIngestion.Core.Storing;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Cluster;

/// <summary>Says once what changes in the cluster. Used by one caller.</summary>
internal sealed class ClusterWatch(ILogger<ClusterWatch> logger)
{
    private HashSet<string> _live = [];
    private HashSet<string>? _wrong;
    private bool? _disagreeing;
    private bool? _standingBy;

    public void Look(ClusterView view, ClusterMember member)
    {
        NoteWorkers([.. view.Live.Select(worker => worker.Report.Name)]);
        NoteClocks([.. view.Workers.Select(worker => worker.Report).Where(worker => worker.ClockIsWrong)]);
        var own = view.Live.FirstOrDefault(worker => worker.Report.Id == member.Id)?.Report.Configuration;
        NoteConfigurations(view, standingBy: own != view.InForce);
    }

    private void NoteWorkers(HashSet<string> live)
    {
        foreach (var name in live.Except(_live))
            ClusterLog.Appeared(logger, name);
        foreach (var name in _live.Except(live))
            ClusterLog.Disappeared(logger, name);
        _live = live;
    }

    // What went wrong before this worker started is no news.
    private void NoteClocks(IReadOnlyList<WorkerReport> wrong)
    {
        foreach (var worker in wrong.Where(worker => _wrong?.Contains(worker.Id) == false))
            ClusterLog.ClockWrong(logger, worker.Name, Math.Round(worker.ClockAhead.Duration().TotalSeconds, 1));
        _wrong = [.. wrong.Select(worker => worker.Id)];
    }

    private void NoteConfigurations(ClusterView view, bool standingBy)
    {
        var disagreeing = view.StandingBy.Count > 0;
        if (disagreeing && _disagreeing != true)
            ClusterLog.Disagreeing(logger, view.InForce!, string.Join(", ", view.StandingBy));
        else if (!disagreeing && _disagreeing == true)
            ClusterLog.Agreeing(logger, view.InForce!);

        if (standingBy && _standingBy != true)
            ClusterLog.StandingBy(logger);
        (_disagreeing, _standingBy) = (disagreeing, standingBy);
    }
}
