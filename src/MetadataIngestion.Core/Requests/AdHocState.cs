namespace MetadataIngestion.Core.Requests;

/// <summary>How a request stands.</summary>
public enum AdHocState
{
    /// <summary>Its crawl has not begun, or was cut off and is to begin again.</summary>
    Waiting,

    /// <summary>Its crawl is under way.</summary>
    Running,

    /// <summary>Its crawl came to an end, whatever the outcome, and is never run again.</summary>
    Ended,
}
