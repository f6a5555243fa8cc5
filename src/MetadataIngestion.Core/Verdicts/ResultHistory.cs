using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>Finds what the assertions of contracts said before, so that a success tells whether it ends a failure.</summary>
internal sealed class ResultHistory(IMetadataStore store)
{
    /// <summary>The header of a result that holds the one before it.</summary>
    public const string HeaderName = "previous-result";

    private const string Sql = "SELECT r.assertion, r.result FROM mesh_scope AS s JOIN mesh_contract_result AS r ON r.asset = s.urn WHERE r.result IS NOT NULL";

    /// <summary>The newest results about assets, by assertion.</summary>
    public async Task<IReadOnlyDictionary<string, string>> LoadAsync(IReadOnlyList<string> assets, CancellationToken cancellationToken)
    {
        if (assets.Count == 0)
            return new Dictionary<string, string>();

        var query = new StateQuery(Sql) { Scope = new StateScope { Urns = assets }, RowLimit = int.MaxValue - 1, TimeLimit = AudienceStage.TimeLimit };
        var answer = await store.QueryAsync(query, cancellationToken).ConfigureAwait(false);
        return answer.Rows.DistinctBy(row => (string)row[0]!, StringComparer.Ordinal).ToDictionary(row => (string)row[0]!, row => (string)row[1]!, StringComparer.Ordinal);
    }
}
