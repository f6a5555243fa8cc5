namespace MetadataIngestion.Worker.Scheduling;

/// <summary>What a source is doing in the service.</summary>
internal enum SourceState
{
    /// <summary>It waits for its schedule or for a request.</summary>
    Idle,

    /// <summary>Its crawl is due and waits for its turn.</summary>
    Queued,

    /// <summary>It is being crawled.</summary>
    Running,

    /// <summary>Its crawl failed and begins again later.</summary>
    Retrying,

    /// <summary>Its crawl is due and waits for a blackout to end.</summary>
    BlackedOut,

    /// <summary>It is paused: schedules are left out, requests wait.</summary>
    Paused,

    /// <summary>The configuration disables it.</summary>
    Disabled,
}
