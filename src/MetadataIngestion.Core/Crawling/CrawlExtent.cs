using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Crawling;

/// <summary>How much of a source a crawl reads. Immutable.</summary>
public abstract class CrawlExtent
{
    /// <summary>What leaves an asset outside of it out, for people.</summary>
    internal abstract string Rule { get; }

    /// <summary>Whether an asset belongs to it.</summary>
    internal abstract bool Contains(AssetPath path);

    /// <summary>As <see cref="Contains(AssetPath)"/>, for a path as the store keeps it.</summary>
    internal abstract bool Contains(string pathKey, char separator);

    /// <summary>Whether a path belongs to it or may lead to something that does.</summary>
    internal abstract bool Touches(AssetPath path);
}
