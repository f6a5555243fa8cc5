namespace MetadataIngestion.Abstractions;

/// <summary>
/// A source that can say how one crawl of it divides into parts, which several workers then crawl at the same time, each with an instance of its own.
/// </summary>
/// <remarks>
/// A part is crawled by <see cref="IMetadataSource.CrawlAsync"/> with a filter that lets through its scopes alone; what lies in no part is crawled with a filter that
/// leaves all of them out. So a connector gains by splitting as far as it asks <see cref="IAssetFilter.EvaluateContents"/> before it reads a container. The crawl of
/// the rest must yield the containers that lead to the scopes.
/// </remarks>
public interface ISplittableSource : IMetadataSource
{
    /// <summary>Looks at what there is, without reading it, and divides it. The host may crawl with the same instance afterwards.</summary>
    /// <param name="context">What is to be crawled. Scopes that the filter leaves out need not be in any part.</param>
    /// <param name="atMost">How many parts at most; 2 or more.</param>
    /// <param name="cancellationToken">Honoured inside every command.</param>
    /// <returns>
    /// Parts of about the same size, the same for an unchanged source, none of whose scopes lies in another's; fewer than two when there is nothing to divide. What is
    /// in none, and what appears later, is crawled as the rest.
    /// </returns>
    /// <exception cref="SourceException">The source cannot be looked at.</exception>
    Task<IReadOnlyList<SourcePart>> PlanPartsAsync(CrawlContext context, int atMost, CancellationToken cancellationToken);
}
