-- The address of each asset, as patterns in files of the mesh mean it: the source, and the names that lead to the asset.
CREATE VIEW mesh_address AS
SELECT e.urn AS asset, source.name AS source, '/' || source.name || '/' || replace(e.path, char(31), '/') AS address
FROM entity AS e JOIN source ON source.id = e.source
WHERE e.removed = 0 AND e.entity_type IN ('dataset', 'container', 'dataJob', 'dataFlow');
