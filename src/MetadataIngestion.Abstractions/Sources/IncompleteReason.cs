namespace MetadataIngestion.Abstractions;

/// <summary>Why a scope could not be listed to its end.</summary>
public enum IncompleteReason
{
    /// <summary>A right is missing.</summary>
    AccessDenied,

    /// <summary>A lock or a statement took longer than it may.</summary>
    Timeout,

    /// <summary>Something failed.</summary>
    Error,

    /// <summary>A configured limit was reached.</summary>
    Limit,
}
