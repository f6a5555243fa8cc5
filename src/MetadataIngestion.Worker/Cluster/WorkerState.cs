namespace MetadataIngestion.Worker.Cluster;

/// <summary>Whether a worker does its part.</summary>
internal enum WorkerState
{
    /// <summary>It begins crawls.</summary>
    Active,

    /// <summary>It lives, but begins no crawl, because its configuration is not the one in force.</summary>
    StandingBy,

    /// <summary>It was not heard of for longer than a lease lasts; the others take over its work.</summary>
    Gone,
}
