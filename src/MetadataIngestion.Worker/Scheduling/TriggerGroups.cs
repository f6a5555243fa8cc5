namespace MetadataIngestion.Worker.Scheduling;

/// <summary>Why a crawl begins, as the group of the trigger that begins it.</summary>
internal static class TriggerGroups
{
    /// <summary>The source's schedule; one trigger for each source.</summary>
    public const string Schedule = "schedule";

    /// <summary>A scheduled crawl that had to wait; at most one for each source.</summary>
    public const string Postponed = "postponed";

    /// <summary>Another attempt after a failure; at most one for each source.</summary>
    public const string Retry = "retry";

    /// <summary>A request; the trigger's name is the request's id.</summary>
    public const string Request = "request";

    /// <summary>A call to crawl parts of a source that is split.</summary>
    public const string Part = "part";
}
