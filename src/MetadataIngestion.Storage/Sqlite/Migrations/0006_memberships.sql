-- Contracts, what they promise of a schema, and data products depend on their datasets too.

INSERT OR IGNORE INTO edge (upstream, entity, aspect)
SELECT known.urn, known.entity, aspect.id
FROM (
  SELECT c.entity, c.aspect, json_extract(c.json, '$.entity') AS urn FROM current_aspect AS c WHERE c.aspect = 'dataContractProperties'
  UNION ALL
  SELECT c.entity, c.aspect, json_extract(c.json, '$.schemaAssertion.entity') FROM current_aspect AS c WHERE c.aspect = 'assertionInfo'
  UNION ALL
  SELECT c.entity, c.aspect, json_extract(asset.value, '$.destinationUrn')
  FROM current_aspect AS c CROSS JOIN json_each(c.json, '$.assets') AS asset WHERE c.aspect = 'dataProductProperties'
) AS known JOIN aspect ON aspect.name = known.aspect
WHERE known.urn IS NOT NULL;

DROP VIEW mesh_lineage;

-- What reads or writes an upstream; upstream_removed tells of one that is known to be gone.
CREATE VIEW mesh_lineage AS
SELECT e.urn AS downstream, edge.upstream,
  EXISTS (SELECT 1 FROM entity AS u WHERE u.urn = edge.upstream AND u.removed = 1)
    AND NOT EXISTS (SELECT 1 FROM entity AS u WHERE u.urn = edge.upstream AND u.removed = 0) AS upstream_removed
FROM edge JOIN entity AS e ON e.id = edge.entity
WHERE e.removed = 0 AND e.entity_type IN ('dataset', 'dataJob');
