namespace MetadataIngestion.Worker.Scheduling;

/// <summary>What asking for something to be cancelled led to.</summary>
internal enum CancelResult
{
    /// <summary>The process that has the run was asked to end it.</summary>
    Asked,

    /// <summary>The run was asked to end, and is over.</summary>
    Ended,

    /// <summary>The request was ended before its crawl began.</summary>
    Withdrawn,

    /// <summary>It was over already, or nothing was under way.</summary>
    NothingToCancel,

    /// <summary>Somebody has begun with the request, but has no run yet that could be ended.</summary>
    NotReached,
}
