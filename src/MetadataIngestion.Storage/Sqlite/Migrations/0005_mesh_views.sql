-- The current state for whoever asks by SQL: version 1 of the views mesh_*, which PostgreSQL has alike. Flags are 1 and 0, times are milliseconds since 1970 in
-- UTC, and what nobody said is NULL. A view is only ever given further columns; anything else is a new version under other names.

-- CROSS JOIN keeps the order of the lookups, since there are no statistics to choose it by.
CREATE VIEW current_aspect AS
SELECT state.entity, aspect.name AS aspect, log.recorded_at, CAST(log.payload AS TEXT) AS json
FROM aspect_state AS state CROSS JOIN aspect ON aspect.id = state.aspect CROSS JOIN log ON log.log_offset = state.log_offset;

CREATE VIEW mesh_asset AS
SELECT e.urn, source.name AS source, e.entity_type,
  (SELECT substr(json_extract(c.json, '$.platform'), 21) FROM current_aspect AS c WHERE c.entity = e.id AND c.aspect = 'dataPlatformInstance') AS platform,
  (SELECT json_extract(c.json, '$.typeNames[0]') FROM current_aspect AS c WHERE c.entity = e.id AND c.aspect = 'subTypes') AS subtype,
  (SELECT json_extract(c.json, '$.name') FROM current_aspect AS c
   WHERE c.entity = e.id AND c.aspect IN ('datasetProperties', 'containerProperties', 'dataJobInfo', 'dataFlowInfo') LIMIT 1) AS name,
  replace(e.path, char(31), '.') AS path,
  (SELECT nullif(trim(json_extract(c.json, '$.description')), '') FROM current_aspect AS c
   WHERE c.entity = e.id AND c.aspect IN ('datasetProperties', 'containerProperties', 'dataJobInfo', 'dataFlowInfo') LIMIT 1) AS description,
  (SELECT json_extract(c.json, '$.lastModified.time') FROM current_aspect AS c WHERE c.entity = e.id AND c.aspect = 'datasetProperties') AS modified_at,
  (SELECT json_extract(c.json, '$.rowCount') FROM current_aspect AS c WHERE c.entity = e.id AND c.aspect = 'datasetProfile') AS row_count,
  (SELECT json_extract(c.json, '$.sizeInBytes') FROM current_aspect AS c WHERE c.entity = e.id AND c.aspect = 'datasetProfile') AS size_in_bytes,
  (SELECT json_extract(c.json, '$.viewLogic') FROM current_aspect AS c WHERE c.entity = e.id AND c.aspect = 'viewProperties') AS view_text,
  ifnull((SELECT json_extract(c.json, '$.deprecated') FROM current_aspect AS c WHERE c.entity = e.id AND c.aspect = 'deprecation'), 0) AS deprecated,
  EXISTS (SELECT 1 FROM current_aspect AS c WHERE c.entity = e.id AND c.aspect = 'schemaMetadata') AS schema_known
FROM entity AS e JOIN source ON source.id = e.source
WHERE e.removed = 0 AND e.entity_type IN ('dataset', 'container', 'dataJob', 'dataFlow');

CREATE VIEW mesh_field AS
SELECT e.urn AS asset, source.name AS source, json_extract(f.value, '$.fieldPath') AS path, f.key + 1 AS position,
  substr((SELECT t.key FROM json_each(f.value, '$.type.type') AS t), 21) AS type, json_extract(f.value, '$.nativeDataType') AS native_type,
  json_extract(f.value, '$.nullable') AS nullable, nullif(trim(json_extract(f.value, '$.description')), '') AS description,
  ifnull(json_extract(f.value, '$.isPartOfKey'), 0) AS in_key, ifnull(json_extract(f.value, '$.isPartitioningKey'), 0) AS in_partition_key,
  json_extract(f.value, '$.jsonProps') AS facts
FROM entity AS e JOIN source ON source.id = e.source
CROSS JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'schemaMetadata' CROSS JOIN json_each(c.json, '$.fields') AS f
WHERE e.removed = 0;

CREATE VIEW mesh_key AS
SELECT e.urn AS asset, source.name AS source, k.key + 1 AS position, k.value AS field
FROM entity AS e JOIN source ON source.id = e.source
CROSS JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'schemaMetadata' CROSS JOIN json_each(c.json, '$.primaryKeys') AS k
WHERE e.removed = 0;

-- The URN of a field is that of its dataset and its path: urn:li:schemaField:(DATASET,PATH).
CREATE VIEW mesh_foreign_key AS
SELECT e.urn AS asset, source.name AS source, json_extract(k.value, '$.name') AS name, f.key + 1 AS position,
  substr(f.value, length(e.urn) + 22, length(f.value) - length(e.urn) - 22) AS field,
  json_extract(k.value, '$.foreignDataset') AS target,
  substr(json_extract(k.value, '$.foreignFields[' || f.key || ']'), length(json_extract(k.value, '$.foreignDataset')) + 22,
    length(json_extract(k.value, '$.foreignFields[' || f.key || ']')) - length(json_extract(k.value, '$.foreignDataset')) - 22) AS target_field
FROM entity AS e JOIN source ON source.id = e.source
CROSS JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'schemaMetadata'
CROSS JOIN json_each(c.json, '$.foreignKeys') AS k CROSS JOIN json_each(k.value, '$.sourceFields') AS f
WHERE e.removed = 0;

CREATE VIEW mesh_property AS
SELECT e.urn AS asset, source.name AS source, p.key AS name, p.value AS value
FROM entity AS e JOIN source ON source.id = e.source
CROSS JOIN current_aspect AS c ON c.entity = e.id AND c.aspect IN ('datasetProperties', 'containerProperties', 'dataJobInfo', 'dataFlowInfo')
CROSS JOIN json_each(c.json, '$.customProperties') AS p
WHERE e.removed = 0;

-- Owners are named as a whole, or by a patch that adds the source's own.
CREATE VIEW mesh_owner AS
SELECT e.urn AS asset, source.name AS source, json_extract(o.value, '$.owner') AS owner,
  ifnull(json_extract(o.value, '$.typeUrn'), json_extract(o.value, '$.type')) AS type
FROM entity AS e JOIN source ON source.id = e.source
CROSS JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'ownership' CROSS JOIN json_each(c.json, '$.owners') AS o
WHERE e.removed = 0
UNION ALL
SELECT e.urn, source.name, json_extract(p.value, '$.value.owner'), ifnull(json_extract(p.value, '$.value.typeUrn'), json_extract(p.value, '$.value.type'))
FROM entity AS e JOIN source ON source.id = e.source
CROSS JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'ownership' CROSS JOIN json_each(c.json, '$.patch') AS p
WHERE e.removed = 0 AND json_extract(p.value, '$.op') = 'add';

CREATE VIEW mesh_tag AS
SELECT e.urn AS asset, source.name AS source, NULL AS field, json_extract(t.value, '$.tag') AS tag
FROM entity AS e JOIN source ON source.id = e.source
CROSS JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'globalTags' CROSS JOIN json_each(c.json, '$.tags') AS t
WHERE e.removed = 0
UNION ALL
SELECT e.urn, source.name, json_extract(f.value, '$.fieldPath'), json_extract(t.value, '$.tag')
FROM entity AS e JOIN source ON source.id = e.source
CROSS JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'schemaMetadata'
CROSS JOIN json_each(c.json, '$.fields') AS f CROSS JOIN json_each(f.value, '$.globalTags.tags') AS t
WHERE e.removed = 0;

CREATE VIEW mesh_domain AS
SELECT e.urn, json_extract(c.json, '$.name') AS name, nullif(trim(json_extract(c.json, '$.description')), '') AS description, json_extract(c.json, '$.parentDomain') AS parent
FROM entity AS e CROSS JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'domainProperties'
WHERE e.removed = 0 AND e.entity_type = 'domain';

CREATE VIEW mesh_asset_domain AS
SELECT e.urn AS asset, source.name AS source, d.value AS domain
FROM entity AS e JOIN source ON source.id = e.source
CROSS JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'domains' CROSS JOIN json_each(c.json, '$.domains') AS d
WHERE e.removed = 0;

CREATE VIEW mesh_product AS
SELECT e.urn, json_extract(c.json, '$.name') AS name, nullif(trim(json_extract(c.json, '$.description')), '') AS description,
  (SELECT json_extract(d.json, '$.domains[0]') FROM current_aspect AS d WHERE d.entity = e.id AND d.aspect = 'domains') AS domain
FROM entity AS e CROSS JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'dataProductProperties'
WHERE e.removed = 0 AND e.entity_type = 'dataProduct';

CREATE VIEW mesh_product_asset AS
SELECT e.urn AS product, json_extract(a.value, '$.destinationUrn') AS asset, ifnull(json_extract(a.value, '$.outputPort'), 0) AS output_port
FROM entity AS e CROSS JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'dataProductProperties' CROSS JOIN json_each(c.json, '$.assets') AS a
WHERE e.removed = 0 AND e.entity_type = 'dataProduct';

CREATE VIEW mesh_contract AS
SELECT e.urn, source.name AS source, json_extract(c.json, '$.entity') AS asset,
  (SELECT json_extract(s.json, '$.state') FROM current_aspect AS s WHERE s.entity = e.id AND s.aspect = 'dataContractStatus') AS state,
  (SELECT json_extract(s.json, '$.customProperties."odcs.id"') FROM current_aspect AS s WHERE s.entity = e.id AND s.aspect = 'dataContractStatus') AS contract_id,
  (SELECT json_extract(s.json, '$.customProperties."odcs.version"') FROM current_aspect AS s WHERE s.entity = e.id AND s.aspect = 'dataContractStatus') AS version
FROM entity AS e JOIN source ON source.id = e.source CROSS JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'dataContractProperties'
WHERE e.removed = 0 AND e.entity_type = 'dataContract';

-- Each assertion of a contract with its newest result: SUCCESS, FAILURE, ERROR, or NULL when metadata cannot tell.
CREATE VIEW mesh_contract_result AS
SELECT e.urn AS contract, json_extract(c.json, '$.entity') AS asset, p.key AS section, json_extract(a.value, '$.assertion') AS assertion,
  (SELECT json_extract(r.json, '$.result.type') FROM entity AS t CROSS JOIN current_aspect AS r ON r.entity = t.id AND r.aspect = 'assertionRunEvent'
   WHERE t.urn = json_extract(a.value, '$.assertion') AND t.source = e.source AND t.removed = 0) AS result
FROM entity AS e CROSS JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'dataContractProperties'
CROSS JOIN json_each(c.json) AS p CROSS JOIN json_each(c.json, '$.' || p.key) AS a
WHERE e.removed = 0 AND e.entity_type = 'dataContract' AND p.key IN ('schema', 'freshness', 'dataQuality');

-- What reads or writes an upstream; upstream_removed tells of one that is known to be gone.
CREATE VIEW mesh_lineage AS
SELECT e.urn AS downstream, edge.upstream,
  EXISTS (SELECT 1 FROM entity AS u WHERE u.urn = edge.upstream AND u.removed = 1)
    AND NOT EXISTS (SELECT 1 FROM entity AS u WHERE u.urn = edge.upstream AND u.removed = 0) AS upstream_removed
FROM edge JOIN entity AS e ON e.id = edge.entity
WHERE e.removed = 0;

CREATE VIEW mesh_change AS
SELECT log.log_offset, log.recorded_at AS at, e.urn AS asset, source.name AS source,
  json_extract(CAST(log.payload AS TEXT), '$.category') AS category, json_extract(CAST(log.payload AS TEXT), '$.operation') AS operation,
  json_extract(CAST(log.payload AS TEXT), '$.parameters.code') AS code, json_extract(CAST(log.payload AS TEXT), '$.parameters.level') AS level,
  json_extract(CAST(log.payload AS TEXT), '$.parameters.fieldPath') AS field, json_extract(CAST(log.payload AS TEXT), '$.parameters.message') AS message
FROM log INDEXED BY log_by_event CROSS JOIN entity AS e ON e.id = log.entity JOIN source ON source.id = e.source
WHERE log.event = 'entityChangeEvent';

-- What the newest results say of an asset: of what policies could not judge they say nothing.
CREATE VIEW mesh_result AS
SELECT e.urn AS asset, source.name AS source, json_extract(f.value, '$.test') AS test, substr(json_extract(f.value, '$.test'), 13) AS policy,
  CASE p.key WHEN 'passing' THEN 1 ELSE 0 END AS passed
FROM entity AS e JOIN source ON source.id = e.source
CROSS JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'testResults' CROSS JOIN json_each(c.json) AS p CROSS JOIN json_each(c.json, '$.' || p.key) AS f
WHERE e.removed = 0 AND p.key IN ('failing', 'passing');

CREATE VIEW mesh_finding AS SELECT asset, source, test, policy FROM mesh_result WHERE passed = 0;

CREATE VIEW mesh_finding_change AS
SELECT log.log_offset, log.recorded_at AS at, e.urn AS asset, source.name AS source, json_extract(CAST(log.payload AS TEXT), '$.operation') AS operation,
  json_extract(CAST(log.payload AS TEXT), '$.parameters.policy') AS policy, json_extract(CAST(log.payload AS TEXT), '$.parameters.level') AS level,
  json_extract(CAST(log.payload AS TEXT), '$.parameters.message') AS message
FROM log INDEXED BY log_by_event CROSS JOIN entity AS e ON e.id = log.entity JOIN source ON source.id = e.source
WHERE log.event = 'policyEvent';

-- What a run changed; an asset stands there as often as something about it was appended.
CREATE VIEW mesh_touched AS
SELECT run.run_id, e.urn
FROM run CROSS JOIN log ON log.log_offset BETWEEN run.first_offset AND run.last_offset AND log.run = run.id CROSS JOIN entity AS e ON e.id = log.entity
WHERE run.first_offset > 0 AND e.removed = 0;

CREATE VIEW mesh_clock AS SELECT CAST(strftime('%s', 'now') AS INTEGER) * 1000 AS now;
