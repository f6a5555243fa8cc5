namespace MetadataIngestion.Abstractions;

/// <summary>
/// A connector's crawl of one configured source. The host makes one instance for each run, in a service scope of its own, from the
/// constructor's dependencies: the connector's options type, loggers and whatever the plugin registered.
/// </summary>
/// <remarks>
/// The constructor does no I/O. Several instances crawl at the same time, so an implementation keeps no static state.
/// Disposal releases connections; it is called after the crawl whatever its end.
/// </remarks>
public interface IMetadataSource : IAsyncDisposable
{
    /// <summary>
    /// Reads the source from beginning to end and yields what it finds as it finds it. Read only; holds a bounded amount in memory.
    /// </summary>
    /// <param name="context">What to crawl, and under which name.</param>
    /// <param name="cancellationToken">Honoured between objects and inside every command.</param>
    /// <returns>
    /// Assets, each container before what it holds, in the same order on every crawl of an unchanged source; and for every scope
    /// that was listed to its end a <see cref="ScopeCompleted"/>. A scope that is never completed counts as incomplete, and nothing under
    /// it is proposed for removal.
    /// </returns>
    /// <exception cref="RetriableSourceException">The source cannot go on now but may later.</exception>
    /// <exception cref="SourceConfigurationException">The options name something that does not exist or cannot work.</exception>
    /// <exception cref="SourceAccessDeniedException">The source refused the credentials or a right.</exception>
    IAsyncEnumerable<CrawlItem> CrawlAsync(CrawlContext context, CancellationToken cancellationToken);
}
