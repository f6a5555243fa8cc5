using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <summary>The filter under which a host crawls a part of a source, or the rest of it.</summary>
/// <param name="scopes">The scopes of the part, or of all parts.</param>
/// <param name="isPart">Whether the scopes are wanted, or all but them.</param>
internal sealed class PartFilter(IReadOnlyList<AssetPath> scopes, bool isPart) : IAssetFilter
{
    private static readonly FilterVerdict s_elsewhere = FilterVerdict.Denied("it is in another part");

    public bool Contains(AssetPath path) => scopes.Any(path.IsWithin) == isPart;

    public FilterVerdict Evaluate(AssetPath path) => Contains(path) ? FilterVerdict.Allowed : s_elsewhere;

    public FilterVerdict EvaluateContents(AssetPath container) =>
        Contains(container) || (isPart && scopes.Any(scope => scope.IsWithin(container))) ? FilterVerdict.Allowed : s_elsewhere;
}
