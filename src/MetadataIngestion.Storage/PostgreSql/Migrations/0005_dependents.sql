-- Products depend on what they offer, and contracts on what they are about; neither is lineage.

INSERT INTO edge (upstream_key, entity, aspect, upstream)
SELECT DISTINCT ON (asset.urn, c.entity) encode(substring(sha256(convert_to(asset.urn, 'UTF8')) FROM 1 FOR 16), 'hex')::uuid, c.entity, aspect.id, asset.urn
FROM current_aspect AS c JOIN aspect ON aspect.name = c.aspect
CROSS JOIN LATERAL (
  SELECT jsonb_path_query(c.json, '$.assets[*].destinationUrn') #>> '{}' WHERE c.aspect = 'dataProductProperties'
  UNION ALL SELECT c.json ->> 'entity' WHERE c.aspect = 'dataContractProperties') AS asset (urn)
WHERE c.aspect IN ('dataProductProperties', 'dataContractProperties') AND asset.urn IS NOT NULL
ON CONFLICT DO NOTHING;

CREATE OR REPLACE VIEW mesh_lineage AS
SELECT e.urn AS downstream, edge.upstream,
  (EXISTS (SELECT 1 FROM entity AS u WHERE u.urn = edge.upstream AND u.removed)
    AND NOT EXISTS (SELECT 1 FROM entity AS u WHERE u.urn = edge.upstream AND NOT u.removed))::integer AS upstream_removed
FROM edge JOIN entity AS e ON e.id = edge.entity
WHERE NOT e.removed AND e.entity_type NOT IN ('dataProduct', 'dataContract');
