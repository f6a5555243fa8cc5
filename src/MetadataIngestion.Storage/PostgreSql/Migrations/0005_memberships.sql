-- Contracts, what they promise of a schema, and data products depend on their datasets too.

INSERT INTO edge (upstream_key, entity, aspect, upstream)
SELECT substr(encode(sha256(convert_to(known.urn, 'UTF8')), 'hex'), 1, 32)::uuid, known.entity, aspect.id, known.urn
FROM (
  SELECT c.entity, c.aspect, c.json ->> 'entity' AS urn FROM current_aspect AS c WHERE c.aspect = 'dataContractProperties'
  UNION ALL
  SELECT c.entity, c.aspect, c.json -> 'schemaAssertion' ->> 'entity' FROM current_aspect AS c WHERE c.aspect = 'assertionInfo'
  UNION ALL
  SELECT c.entity, c.aspect, asset.value ->> 'destinationUrn'
  FROM current_aspect AS c CROSS JOIN LATERAL jsonb_path_query(c.json -> 'assets', '$[*]') AS asset (value) WHERE c.aspect = 'dataProductProperties'
) AS known JOIN aspect ON aspect.name = known.aspect
WHERE known.urn IS NOT NULL
ON CONFLICT DO NOTHING;

-- What reads or writes an upstream; upstream_removed tells of one that is known to be gone.
CREATE OR REPLACE VIEW mesh_lineage AS
SELECT e.urn AS downstream, edge.upstream,
  (EXISTS (SELECT 1 FROM entity AS u WHERE u.urn = edge.upstream AND u.removed)
    AND NOT EXISTS (SELECT 1 FROM entity AS u WHERE u.urn = edge.upstream AND NOT u.removed))::integer AS upstream_removed
FROM edge JOIN entity AS e ON e.id = edge.entity
WHERE NOT e.removed AND e.entity_type IN ('dataset', 'dataJob');
