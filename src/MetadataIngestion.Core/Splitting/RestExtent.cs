using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Proposals;

namespace MetadataIngestion.Core.Splitting;

/// <summary>All of a source that is in none of its parts, the containers that lead to them included.</summary>
/// <param name="scopes">The scopes of all parts, as the store keeps paths.</param>
internal sealed class RestExtent(IEnumerable<string> scopes) : CrawlExtent
{
    private readonly ScopeSet _scopes = new(scopes);

    internal override string Rule => "in another part";

    internal override bool Contains(AssetPath path) => !_scopes.Covers(PathKey.Of(path));

    internal override bool Contains(string pathKey, char separator) => !_scopes.Covers(pathKey);

    internal override bool Touches(AssetPath path) => Contains(path);
}
