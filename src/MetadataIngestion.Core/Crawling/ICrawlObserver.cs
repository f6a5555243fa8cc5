using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Crawling;

/// <summary>Someone who watches a crawl. Called from the pipeline's thread, so it must return at once.</summary>
public interface ICrawlObserver
{
    /// <summary>Called once, when the run has begun.</summary>
    void OnStarted(RunStart start)
    {
    }

    /// <summary>Called now and then while the crawl goes on.</summary>
    void OnProgress(CrawlProgress progress);

    /// <summary>
    /// Called for every entity that is added, changed or removed, before it is stored. What the change refers to is valid only during the call.
    /// </summary>
    void OnChange(EntityChangeKind kind, EntityChange change);
}
