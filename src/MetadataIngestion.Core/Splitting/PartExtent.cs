using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Proposals;

namespace MetadataIngestion.Core.Splitting;

/// <summary>The scopes of one part of a source.</summary>
/// <param name="name">The part's name.</param>
/// <param name="scopes">The scopes, as the store keeps paths.</param>
internal sealed class PartExtent(string name, IEnumerable<string> scopes) : CrawlExtent
{
    private readonly ScopeSet _scopes = new(scopes);

    internal override string Rule { get; } = $"outside the part \"{name}\"";

    internal override bool Contains(AssetPath path) => _scopes.Covers(PathKey.Of(path));

    internal override bool Contains(string pathKey, char separator) => _scopes.Covers(pathKey);

    internal override bool Touches(AssetPath path) => PathKey.Of(path) is var key && (_scopes.Covers(key) || _scopes.LiesAbove(key));
}
