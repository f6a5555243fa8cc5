using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Worker.Cluster;

/// <summary>How a worker of the cluster stands.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">Whether it lives and begins crawls.</param>
internal sealed record WorkerStatus(string Name, WorkerState State)
{
    /// <summary>The version of its program.</summary>
    public required string Version { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the store heard of it last.</summary>
    public required DateTimeOffset LastCheckInAt { get; init; }

    /// <summary>The fingerprint of its configuration: the same for workers that do the same.</summary>
    public required string Configuration { get; init; }

    /// <summary>Since when it has had that.</summary>
    public required DateTimeOffset ConfiguredAt { get; init; }

    /// <summary>By how much its clock was ahead of the store's; negative when it was behind.</summary>
    public required TimeSpan ClockAhead { get; init; }

    /// <summary>Whether it ended because that was more than it may be.</summary>
    public required bool ClockIsWrong { get; init; }

    /// <summary>The types of the connectors that it has.</summary>
    public required IReadOnlyList<string> Plugins { get; init; }

    /// <summary>The sources that it cannot crawl, each with the reason.</summary>
    public required IReadOnlyDictionary<string, string> Refused { get; init; }

    /// <summary>The sources that it crawled when it was heard of.</summary>
    public required IReadOnlyList<string> Crawling { get; init; }

    /// <summary>The sinks that it delivered to then.</summary>
    public required IReadOnlyList<string> Delivering { get; init; }

    public static IReadOnlyList<WorkerStatus> Of(IReadOnlyList<WorkerEntry> workers)
    {
        var inForce = ConfigurationInForce.Find(workers);
        return [.. workers.Select(worker => Of(worker, inForce))];
    }

    private static WorkerStatus Of(WorkerEntry worker, string? inForce) => new(worker.Report.Name, StateOf(worker, inForce))
    {
        Version = worker.Report.Version,
        StartedAt = worker.Report.StartedAt,
        LastCheckInAt = worker.CheckedInAt,
        Configuration = worker.Report.Configuration,
        ConfiguredAt = worker.ConfiguredAt,
        ClockAhead = worker.Report.ClockAhead,
        ClockIsWrong = worker.Report.ClockIsWrong,
        Plugins = worker.Report.Plugins,
        Refused = worker.Report.Refused,
        Crawling = worker.IsLive ? worker.Report.Crawling : [],
        Delivering = worker.IsLive ? worker.Report.Delivering : [],
    };

    private static WorkerState StateOf(WorkerEntry worker, string? inForce)
    {
        if (!worker.IsLive)
            return WorkerState.Gone;

        return worker.Report.Configuration == inForce ? WorkerState.Active : WorkerState.StandingBy;
    }
}
