namespace MetadataIngestion.Core.Reporting;

/// <summary>What kind of failure ended a run.</summary>
public enum FailureCause
{
    /// <summary>The source cannot be crawled now but may be later, such as an unreachable host.</summary>
    Retriable,

    /// <summary>The source refused the credentials or a right.</summary>
    AccessDenied,

    /// <summary>The source's options name something that does not exist or cannot work.</summary>
    Configuration,

    /// <summary>The store failed.</summary>
    Store,

    /// <summary>The run took longer than it may.</summary>
    TimeLimit,

    /// <summary>The process that ran it ended before it did.</summary>
    Interrupted,

    /// <summary>The connector or the pipeline failed in a way that nobody foresaw.</summary>
    Unexpected,
}
