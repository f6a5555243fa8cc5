namespace MetadataIngestion.Abstractions;

/// <summary>A source that can say what a crawl makes of one object and why; what <c>check --path</c> calls.</summary>
public interface IExplainableSource
{
    /// <summary>
    /// Looks an object up without crawling. Which asset it belongs to, or why it is left out, is a step of the report with the rule that
    /// decides.
    /// </summary>
    /// <param name="context">What would be crawled.</param>
    /// <param name="path">The object as people write it: a file's path, a table's name.</param>
    /// <param name="cancellationToken">Honoured inside every command.</param>
    Task<ConnectionReport> ExplainAsync(CrawlContext context, string path, CancellationToken cancellationToken);
}
