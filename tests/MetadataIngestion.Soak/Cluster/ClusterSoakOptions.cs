namespace MetadataIngestion.Soak.Cluster;

/// <summary>How long and how rough a soak of several workers is.</summary>
internal sealed record ClusterSoakOptions
{
    /// <summary>How long sources change, requests come and faults happen.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMinutes(10);

    public int Workers { get; init; } = 3;

    /// <summary>How many lakes are crawled.</summary>
    public int Lakes { get; init; } = 20;

    /// <summary>How many PostgreSQL databases are crawled.</summary>
    public int Databases { get; init; } = 20;

    /// <summary>How many of the lakes, and of the databases, several workers share.</summary>
    public int Splits { get; init; }

    /// <summary>How much longer each message to and from the databases takes, so that crawls last until faults meet them.</summary>
    public TimeSpan SourceDelay { get; init; } = TimeSpan.FromMilliseconds(60);

    /// <summary>How many tables each of them has.</summary>
    public int Tables { get; init; } = 25;

    /// <summary>How long it is from one crawl of a source to the next, in seconds; divides 60. Without one, sources are crawled only when asked for.</summary>
    public int? Period { get; init; } = 20;

    /// <summary>The least time between two faults; up to twice as long passes.</summary>
    public TimeSpan FaultInterval { get; init; } = TimeSpan.FromSeconds(4);

    /// <summary>How long a right lasts that is not renewed.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>Decides what chance picks.</summary>
    public int Seed { get; init; } = Random.Shared.Next();

    /// <summary>Where progress is told.</summary>
    public Action<string> Tell { get; init; } = _ => { };
}
