namespace MetadataIngestion.Abstractions;

/// <summary>How a step of a connection test went.</summary>
public enum ConnectionStepStatus
{
    /// <summary>It works.</summary>
    Passed,

    /// <summary>It works in part, or will not be used; the crawl or delivery goes on without it.</summary>
    Limited,

    /// <summary>It does not work, and the crawl or delivery needs it.</summary>
    Failed,
}
