namespace MetadataIngestion.Core.Reporting;

/// <summary>How a run stands.</summary>
public enum RunStatus
{
    /// <summary>It is under way.</summary>
    Running,

    /// <summary>Everything was listed and every proposal is in the log.</summary>
    Succeeded,

    /// <summary>Something could not be read; the rest is in the log.</summary>
    PartiallySucceeded,

    /// <summary>The source could not be crawled, or the store failed. What was committed before stays.</summary>
    Failed,

    /// <summary>It was stopped.</summary>
    Cancelled,

    /// <summary>More removals than the threshold allows wait for approval; everything else is in the log.</summary>
    AwaitingApproval,
}
