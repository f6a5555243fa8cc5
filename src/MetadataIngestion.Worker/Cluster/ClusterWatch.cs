using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Cluster;

/// <summary>Says once what changes in the cluster. Used by one caller.</summary>
internal sealed class ClusterWatch(ILogger<ClusterWatch> logger)
{
    private HashSet<string> _live = [];
    private bool? _disagreeing;
    private bool? _standingBy;
    private bool _clockWrong;

    public void Look(ClusterView view, ClusterMember member)
    {
        NoteWorkers([.. view.Live.Select(worker => worker.Report.Name)]);
        var own = view.Live.FirstOrDefault(worker => worker.Report.Id == member.Id)?.Report.Configuration;
        NoteConfigurations(view, standingBy: own != view.InForce);

        var clockWrong = view.Clock.Exceeds(member.Options.MaxClockSkew);
        if (clockWrong && !_clockWrong)
            ClusterLog.ClockWrong(logger, view.Clock.ToString());
        else if (!clockWrong && _clockWrong)
            ClusterLog.ClockRight(logger);
        _clockWrong = clockWrong;
    }

    private void NoteWorkers(HashSet<string> live)
    {
        foreach (var name in live.Except(_live))
            ClusterLog.Appeared(logger, name);
        foreach (var name in _live.Except(live))
            ClusterLog.Disappeared(logger, name);
        _live = live;
    }

    private void NoteConfigurations(ClusterView view, bool standingBy)
    {
        var different = view.Live.Where(worker => worker.Report.Configuration != view.InForce).Select(worker => worker.Report.Name).ToList();
        var disagreeing = different.Count > 0;
        if (disagreeing && _disagreeing != true)
            ClusterLog.Disagreeing(logger, view.InForce!, string.Join(", ", different));
        else if (!disagreeing && _disagreeing == true)
            ClusterLog.Agreeing(logger, view.InForce!);

        if (standingBy && _standingBy != true)
            ClusterLog.StandingBy(logger);
        (_disagreeing, _standingBy) = (disagreeing, standingBy);
    }
}
