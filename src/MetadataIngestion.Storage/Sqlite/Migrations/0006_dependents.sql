-- Products depend on what they offer, and contracts on what they are about; neither is lineage.

INSERT OR IGNORE INTO edge (upstream, entity, aspect)
SELECT json_extract(asset.value, '$.destinationUrn'), state.entity, state.aspect
FROM aspect_state AS state JOIN aspect ON aspect.id = state.aspect AND aspect.name = 'dataProductProperties'
                           JOIN log ON log.log_offset = state.log_offset
                           JOIN json_each(CAST(log.payload AS TEXT), '$.assets') AS asset
WHERE json_extract(asset.value, '$.destinationUrn') IS NOT NULL;

INSERT OR IGNORE INTO edge (upstream, entity, aspect)
SELECT json_extract(CAST(log.payload AS TEXT), '$.entity'), state.entity, state.aspect
FROM aspect_state AS state JOIN aspect ON aspect.id = state.aspect AND aspect.name = 'dataContractProperties'
                           JOIN log ON log.log_offset = state.log_offset
WHERE json_extract(CAST(log.payload AS TEXT), '$.entity') IS NOT NULL;

DROP VIEW mesh_lineage;
CREATE VIEW mesh_lineage AS
SELECT e.urn AS downstream, edge.upstream,
  EXISTS (SELECT 1 FROM entity AS u WHERE u.urn = edge.upstream AND u.removed = 1)
    AND NOT EXISTS (SELECT 1 FROM entity AS u WHERE u.urn = edge.upstream AND u.removed = 0) AS upstream_removed
FROM edge JOIN entity AS e ON e.id = edge.entity
WHERE e.removed = 0 AND e.entity_type NOT IN ('dataProduct', 'dataContract');
