using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Mesh.Policies.Evaluating;

namespace MetadataIngestion.Mesh.Policies.Following;

/// <summary>
/// Evaluates the policies that ask about data products for what products hold, or held. Products are known only after the sources that they list, so the crawl of a
/// source may judge by products that are out of date.
/// </summary>
/// <param name="catalog">The policies.</param>
/// <param name="store">Where the current state is.</param>
/// <param name="timeProvider">Tells the time for waivers and events.</param>
public sealed class ProductFollower(PolicyCatalog catalog, IMetadataStore store, TimeProvider timeProvider) : IRunFollower
{
    /// <summary>What the runs say that they are about.</summary>
    public const string Scope = "policies about data products";

    private const int MaxRows = 10_000_000;

    private readonly HashSet<string> _tests = catalog.OnCrawl.Where(policy => policy.AsksAboutProducts).Select(policy => policy.TestUrn).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether the policies say of a source's datasets what they did not say before.</summary>
    /// <exception cref="StoreException">The store failed.</exception>
    public async Task<bool> HasNewsAsync(string source, CancellationToken cancellationToken)
    {
        var pass = PassOver(source);
        foreach (var urns in await FindAsync(source, cancellationToken).ConfigureAwait(false))
        {
            if ((await pass.JudgeAsync(urns, cancellationToken).ConfigureAwait(false)).News.Count > 0)
                return true;
        }

        return false;
    }

    /// <inheritdoc />
    public async Task<FollowUp> FollowAsync(StoredRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var parts = await FindAsync(run.Start.Source, cancellationToken).ConfigureAwait(false);
        return await PassOver(run.Start.Source).FollowAsync(run, parts, cancellationToken).ConfigureAwait(false);
    }

    private PolicyPass PassOver(string source) => new(catalog, store, source, timeProvider.GetUtcNow(), _tests, new HashSet<string>());

    /// <summary>The datasets that products hold, and those about which the policies say something from a time when products did.</summary>
    private async Task<IEnumerable<string[]>> FindAsync(string source, CancellationToken cancellationToken)
    {
        if (_tests.Count == 0)
            return [];

        var tests = string.Join(", ", _tests.Select(test => $"'{test.Replace("'", "''", StringComparison.Ordinal)}'"));
        var query = new StateQuery($"SELECT s.urn FROM mesh_scope AS s WHERE s.urn IN (SELECT p.asset FROM mesh_product_asset AS p UNION SELECT r.asset FROM mesh_result AS r WHERE r.test IN ({tests}))")
        {
            Scope = new StateScope { Source = source },
            RowLimit = MaxRows,
        };
        var answer = await store.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        return answer.Rows.Select(row => (string)row[0]!).Chunk(PolicySweep.AssetsAtOnce);
    }
}
