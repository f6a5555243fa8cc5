namespace MetadataIngestion.Abstractions;

/// <summary>A source that can test its connection and rights without crawling; what the <c>check</c> command calls.</summary>
public interface ITestableSource
{
    /// <summary>
    /// Tries the connection and every capability. What is refused is a step of the report with the grant that would mend it, not an
    /// exception.
    /// </summary>
    /// <param name="context">What would be crawled.</param>
    /// <param name="cancellationToken">Honoured inside every command.</param>
    Task<ConnectionReport> TestConnectionAsync(CrawlContext context, CancellationToken cancellationToken);
}
