using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Mesh.Scorecards;

/// <summary>Asks the store for what a scorecard is made of.</summary>
internal sealed class ScorecardState(IMetadataStore store)
{
    private static readonly TimeSpan s_timeLimit = TimeSpan.FromMinutes(30);

    /// <exception cref="StoreException">The store failed.</exception>
    /// <exception cref="StateQueryException">It takes longer than half an hour.</exception>
    public async Task<IReadOnlyList<IReadOnlyList<object?>>> AskAsync(string sql, CancellationToken cancellationToken, StateScope? scope = null)
    {
        var query = new StateQuery(sql) { Scope = scope ?? new StateScope { Urns = [] }, TimeLimit = s_timeLimit, RowLimit = int.MaxValue - 1 };
        return (await store.QueryAsync(query, cancellationToken).ConfigureAwait(false)).Rows;
    }
}
