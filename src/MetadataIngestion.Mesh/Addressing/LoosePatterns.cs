using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Findings;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Mesh.Addressing;

/// <summary>Finds patterns that name no source there is, and mean nothing in any: no crawl of a single source can tell.</summary>
internal sealed class LoosePatterns
{
    private const string Remedy = "Correct the pattern, or delete it. A whole address begins with a source's name and has slashes between the names, as in /shop/sales/public/orders.";

    // What means everything needs nobody to look.
    private const int LeastSpecific = 2;

    private readonly List<AssetClaim> _unused;
    private readonly List<string> _neverCrawled = [];

    /// <param name="claims">The patterns.</param>
    /// <param name="sources">The sources of the configuration.</param>
    public LoosePatterns(IEnumerable<AssetClaim> claims, IReadOnlyCollection<string> sources) =>
        _unused = [.. claims.Where(claim => claim.Pattern.Specificity >= LeastSpecific && !sources.Any(claim.Pattern.NamesSource))];

    /// <summary>Whether there is none to look for.</summary>
    public bool IsIdle => _unused.Count == 0;

    /// <summary>What is not right, once all sources were looked through.</summary>
    public IEnumerable<Finding> Findings => _unused
        .Where(claim => !_neverCrawled.Exists(claim.Pattern.CanMatchIn))
        .Select(claim => IdlePattern.Of(claim, "no source has anything like that", Remedy))
        .DistinctBy(finding => finding.Subject);

    /// <summary>Looks through what the store knows of a source.</summary>
    public async Task ReadAsync(string source, ISourceSession session, CancellationToken cancellationToken)
    {
        var isEmpty = true;
        await foreach (var entity in session.ReadLiveEntitiesAsync(cancellationToken))
        {
            isEmpty = false;
            if (_unused.Count == 0)
                return;

            if (entity.Key.Kind != AssetKinds.None)
                Use(AssetAddress.Of(source, entity.Key.Path));
        }

        if (isEmpty)
            _neverCrawled.Add(source);
    }

    private void Use(string[] address) => _unused.RemoveAll(claim => claim.Pattern.IsMatch(address));
}
