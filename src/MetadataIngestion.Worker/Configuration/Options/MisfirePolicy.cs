namespace MetadataIngestion.Worker.Configuration.Options;

/// <summary>What becomes of crawls whose time passed while they could not begin.</summary>
internal enum MisfirePolicy
{
    /// <summary>One crawl makes up for all of them, as soon as it can begin.</summary>
    RunOnce,

    /// <summary>They are left out; the schedule goes on with the next time.</summary>
    Skip,
}
