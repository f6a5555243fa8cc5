using System.Globalization;
using System.Text.Json;
using MetadataIngestion.Core.Querying;

namespace MetadataIngestion.Storage.Querying;

/// <summary>Puts the assets that a query is asked about in front of it, in the words that both databases share.</summary>
internal sealed class ScopedSql
{
    private readonly List<string> _conditions = [];
    private readonly List<string> _parameters = [];
    private readonly string _eachText;

    /// <param name="query">The query.</param>
    /// <param name="eachText">What selects the texts of the JSON array in <c>{0}</c>.</param>
    /// <param name="fits">Whether <c>{0}</c> fits the regular expression <c>{1}</c>.</param>
    public ScopedSql(StateQuery query, string eachText, string fits)
    {
        _eachText = eachText;
        var scope = query.Scope;
        var asked = Asked(scope);
        if (scope.Source is { } source)
            _conditions.Add($"asset.source = {Parameter(source)}");
        if (scope.EntityType is { } type)
            _conditions.Add($"asset.entity_type = {Parameter(type)}");
        if (scope.Domains is { } domains)
            _conditions.Add($"asset.urn IN (SELECT asset FROM mesh_asset_domain WHERE domain IN ({Each(domains)}))");
        if (scope.Addresses is { } addresses)
            _conditions.Add($"EXISTS (SELECT 1 FROM mesh_address AS place WHERE place.asset = asset.urn AND place.source = asset.source AND {string.Format(CultureInfo.InvariantCulture, fits, "place.address", Parameter(addresses))})");
        var where = _conditions.Count == 0 ? "" : " WHERE " + string.Join(" AND ", _conditions);
        Text = Wrap(query.Sql, $"SELECT DISTINCT asset.urn FROM {asked}mesh_asset AS asset{where}")
            + $" LIMIT CAST({Parameter((query.RowLimit + 1L).ToString(CultureInfo.InvariantCulture))} AS bigint)";
    }

    /// <summary>The query with what comes around it.</summary>
    public string Text { get; }

    /// <summary>The values of <c>$1</c> and so on.</summary>
    public IReadOnlyList<string> Parameters => _parameters;

    /// <summary>A query of one's own, which may end in a comment, between lines of ours.</summary>
    public static string Wrap(string sql, string scope) =>
        $"WITH mesh_scope (urn) AS ({scope})\nSELECT * FROM (\n{sql.TrimEnd(' ', '\t', '\r', '\n', ';')}\n) AS answer";

    /// <summary>The few assets that are asked about come first: each is looked up, and the many others are not read.</summary>
    private string Asked(StateScope scope)
    {
        var asked = new List<string>();
        if (scope.Runs is { } runs)
            asked.Add($"SELECT urn FROM mesh_touched WHERE run_id IN ({(runs is [var only] ? Parameter(only) : Each(runs))})");
        if (scope.Urns is { } urns)
            asked.Add(Each(urns));
        if (asked.Count == 0)
            return "";

        _conditions.Add("asset.urn = asked.urn");
        return $"(SELECT DISTINCT urn FROM ({string.Join(" INTERSECT ", asked)}) AS named) AS asked CROSS JOIN ";
    }

    private string Each(IReadOnlyList<string> values) => _eachText.Replace("{0}", Parameter(JsonSerializer.Serialize(values)), StringComparison.Ordinal);

    private string Parameter(string value)
    {
        _parameters.Add(value);
        return FormattableString.Invariant($"${_parameters.Count}");
    }
}
