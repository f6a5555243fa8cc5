using MetadataIngestion.Core.Crawling;

namespace MetadataIngestion.Core.Storing;

/// <summary>What a worker tells the others that share its store.</summary>
/// <param name="Id">Which life of the worker: made anew each time it starts.</param>
/// <param name="Name">The worker's name, unique among those that live.</param>
public sealed record WorkerReport(string Id, string Name)
{
    /// <summary>The version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>When it started, by its own clock.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The fingerprint of its configuration: the same for workers that do the same.</summary>
    public required string Configuration { get; init; }

    /// <summary>The types of the connectors that it has.</summary>
    public IReadOnlyList<string> Plugins { get; init; } = [];

    /// <summary>The sources that it cannot crawl, each with the reason.</summary>
    public IReadOnlyDictionary<string, string> Refused { get; init; } = new SortedDictionary<string, string>();

    /// <summary>The sources that it crawls now.</summary>
    public IReadOnlyList<string> Crawling { get; init; } = [];

    /// <summary>How far its runs under way are, by run; without what each found last.</summary>
    public IReadOnlyDictionary<string, CrawlProgress> Progress { get; init; } = new SortedDictionary<string, CrawlProgress>();

    /// <summary>The sinks that it has the right to deliver to now.</summary>
    public IReadOnlyList<string> Delivering { get; init; } = [];

    /// <summary>How it gets on with those.</summary>
    public IReadOnlyDictionary<string, SinkReport> Sinks { get; init; } = new SortedDictionary<string, SinkReport>();

    /// <summary>By how much its clock is ahead of the store's; negative when it is behind.</summary>
    public TimeSpan ClockAhead { get; init; }

    /// <summary>Whether that is more than it may be, so that the worker stands by.</summary>
    public bool ClockIsWrong { get; init; }
}
