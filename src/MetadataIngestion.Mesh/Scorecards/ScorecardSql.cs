namespace MetadataIngestion.Mesh.Scorecards;

/// <summary>
/// The questions of a scorecard to the views of the state, in words that both stores have. What the views say is put under each other and gathered by dataset,
/// each once however many sources describe it: without joins there is nothing that a planner without statistics could do in the wrong order.
/// </summary>
internal static class ScorecardSql
{
    /// <summary>Datasets by domain; those of several domains or of a product each by itself. The sums are those of <see cref="Score"/>.</summary>
    public const string Assets =
        """
        SELECT g.domain, g.single, g.several, g.produced, count(*) AS assets, CAST(sum(g.owned) AS bigint) AS owned, CAST(sum(g.described) AS bigint) AS described,
          CAST(sum(g.classified) AS bigint) AS classified, CAST(sum(g.promised) AS bigint) AS promised, CAST(sum(g.passing) AS bigint) AS passing, CAST(sum(g.findings) AS bigint) AS findings
        FROM (
          SELECT min(u.domain) AS domain, CASE WHEN min(u.domain) <> max(u.domain) THEN 1 ELSE 0 END AS several, max(u.produced) AS produced,
            CASE WHEN max(u.produced) = 1 OR min(u.domain) <> max(u.domain) THEN u.urn END AS single,
            max(u.owned) AS owned, max(u.described) AS described, max(u.classified) AS classified, max(u.promised) AS promised,
            CASE WHEN max(u.promised) = 1 AND max(u.passed) = 1 AND max(u.failed) = 0 THEN 1 ELSE 0 END AS passing, sum(u.finding) AS findings
          FROM (
            SELECT a.urn, 1 AS asset, CASE WHEN a.description IS NULL THEN 0 ELSE 1 END AS described, 0 AS owned, 0 AS classified, 0 AS promised, 0 AS passed, 0 AS failed, 0 AS finding,
              0 AS produced, CAST(NULL AS text) AS domain FROM mesh_asset AS a WHERE a.entity_type = 'dataset'
            UNION ALL SELECT o.asset, 0, 0, 1, 0, 0, 0, 0, 0, 0, NULL FROM mesh_owner AS o
            UNION ALL SELECT t.asset, 0, 0, 0, 1, 0, 0, 0, 0, 0, NULL FROM mesh_tag AS t
            UNION ALL SELECT c.asset, 0, 0, 0, 0, 1, 0, 0, 0, 0, NULL FROM mesh_contract AS c WHERE c.state = 'ACTIVE'
            UNION ALL SELECT r.asset, 0, 0, 0, 0, 0, CASE WHEN r.result = 'SUCCESS' THEN 1 ELSE 0 END, CASE WHEN r.result = 'FAILURE' THEN 1 ELSE 0 END, 0, 0, NULL FROM mesh_contract_result AS r
            UNION ALL SELECT f.asset, 0, 0, 0, 0, 0, 0, 0, 1, 0, NULL FROM mesh_result AS f WHERE f.passed = 0
            UNION ALL SELECT p.asset, 0, 0, 0, 0, 0, 0, 0, 0, 1, NULL FROM mesh_product_asset AS p
            UNION ALL SELECT d.asset, 0, 0, 0, 0, 0, 0, 0, 0, 0, d.domain FROM mesh_asset_domain AS d) AS u
          GROUP BY u.urn HAVING max(u.asset) = 1) AS g
        GROUP BY g.domain, g.single, g.several, g.produced
        """;

    public const string SeveralDomains =
        "SELECT DISTINCT asset, domain FROM mesh_asset_domain WHERE asset IN (SELECT asset FROM mesh_asset_domain GROUP BY asset HAVING min(domain) <> max(domain))";

    public const string DomainNames = "SELECT urn, min(name) AS name, min(parent) AS parent FROM mesh_domain GROUP BY urn";

    public const string ProductNames = "SELECT urn, min(name) AS name, min(domain) AS domain FROM mesh_product GROUP BY urn";

    public const string ProductAssets = "SELECT DISTINCT product, asset FROM mesh_product_asset WHERE asset IS NOT NULL";

    /// <summary>Findings that are no violations, with each of the assets that they name.</summary>
    public const string Incidents = "SELECT DISTINCT finding, asset FROM mesh_finding WHERE finding IS NOT NULL";

    /// <summary>Whatever of the scope is there, and its domains.</summary>
    public const string DomainsInScope =
        "SELECT s.urn, CAST(NULL AS text) AS domain FROM mesh_scope AS s UNION SELECT s.urn, d.domain FROM mesh_scope AS s JOIN mesh_asset_domain AS d ON d.asset = s.urn";
}
