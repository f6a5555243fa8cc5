namespace MetadataIngestion.Connectors.FileLake.Storage;

/// <summary>Why an object store did not do what it was asked.</summary>
internal enum StoreFault
{
    /// <summary>A right is missing.</summary>
    Denied,

    /// <summary>There is no such thing.</summary>
    Missing,

    /// <summary>The object was replaced while it was read.</summary>
    Changed,

    /// <summary>The object lies in an archive and cannot be read at once.</summary>
    Archived,

    /// <summary>The store could not be reached, or refused for now, in every attempt.</summary>
    Unavailable,

    /// <summary>The store does not know such a thing.</summary>
    Unsupported,

    /// <summary>The crawl has read all that it may read.</summary>
    Limit,

    /// <summary>Anything else.</summary>
    Failed,
}
