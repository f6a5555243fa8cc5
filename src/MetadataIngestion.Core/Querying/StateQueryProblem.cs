namespace MetadataIngestion.Core.Querying;

/// <summary>Why a query was not answered.</summary>
public enum StateQueryProblem
{
    /// <summary>It is not SQL, or names something that is not there.</summary>
    Invalid,

    /// <summary>It is about something that queries may not do or see.</summary>
    Refused,

    /// <summary>It took longer than its time limit.</summary>
    TimedOut,
}
