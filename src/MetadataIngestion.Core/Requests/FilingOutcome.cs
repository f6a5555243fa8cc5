namespace MetadataIngestion.Core.Requests;

/// <summary>Whether a request was filed.</summary>
public enum FilingOutcome
{
    /// <summary>It is new and waits for its crawl.</summary>
    Filed,

    /// <summary>The same request was filed before; nothing changed.</summary>
    AlreadyKnown,

    /// <summary>Another request was filed under this id before; nothing changed, and this one is not run.</summary>
    Conflict,
}
