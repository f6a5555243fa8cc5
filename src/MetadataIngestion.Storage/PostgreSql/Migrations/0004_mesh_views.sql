-- The current state for whoever asks by SQL: version 1 of the views mesh_*, which SQLite has alike. Flags are 1 and 0, times are milliseconds since 1970 in
-- UTC, and what nobody said is NULL. A view is only ever given further columns; anything else is a new version under other names.

-- URNs are looked up as a whole; a hash is as long as any of them.
CREATE INDEX entity_by_text ON entity USING hash (urn);

-- A NUL, which JSON may hold and text may not, becomes the sign for what cannot be shown.
CREATE FUNCTION mesh_json(payload bytea) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN position('\x5c7530303030'::bytea IN payload) > 0
    THEN regexp_replace(convert_from(payload, 'UTF8'), '(?<!\\)((?:\\\\)*)\\u0000', '\1\\ufffd', 'g')::jsonb
    ELSE convert_from(payload, 'UTF8')::jsonb END
$$;

CREATE VIEW current_aspect AS
SELECT state.entity, aspect.name AS aspect, log.recorded_at, mesh_json(log.payload) AS json
FROM aspect_state AS state JOIN aspect ON aspect.id = state.aspect JOIN log_entry AS log ON log.log_offset = state.log_offset;

CREATE VIEW mesh_asset AS
SELECT e.urn, source.name AS source, e.entity_type,
  (SELECT substr((c.json ->> 'platform'), 21) FROM current_aspect AS c WHERE c.entity = e.id AND c.aspect = 'dataPlatformInstance') AS platform,
  (SELECT (c.json -> 'typeNames' ->> 0) FROM current_aspect AS c WHERE c.entity = e.id AND c.aspect = 'subTypes') AS subtype,
  (SELECT (c.json ->> 'name') FROM current_aspect AS c
   WHERE c.entity = e.id AND c.aspect IN ('datasetProperties', 'containerProperties', 'dataJobInfo', 'dataFlowInfo') LIMIT 1) AS name,
  replace(e.path, chr(31), '.') AS path,
  (SELECT nullif(trim((c.json ->> 'description')), '') FROM current_aspect AS c
   WHERE c.entity = e.id AND c.aspect IN ('datasetProperties', 'containerProperties', 'dataJobInfo', 'dataFlowInfo') LIMIT 1) AS description,
  (SELECT (c.json -> 'lastModified' ->> 'time')::bigint FROM current_aspect AS c WHERE c.entity = e.id AND c.aspect = 'datasetProperties') AS modified_at,
  (SELECT (c.json ->> 'rowCount')::bigint FROM current_aspect AS c WHERE c.entity = e.id AND c.aspect = 'datasetProfile') AS row_count,
  (SELECT (c.json ->> 'sizeInBytes')::bigint FROM current_aspect AS c WHERE c.entity = e.id AND c.aspect = 'datasetProfile') AS size_in_bytes,
  (SELECT (c.json ->> 'viewLogic') FROM current_aspect AS c WHERE c.entity = e.id AND c.aspect = 'viewProperties') AS view_text,
  coalesce((SELECT (c.json ->> 'deprecated')::boolean::integer FROM current_aspect AS c WHERE c.entity = e.id AND c.aspect = 'deprecation'), 0) AS deprecated,
  (EXISTS (SELECT 1 FROM current_aspect AS c WHERE c.entity = e.id AND c.aspect = 'schemaMetadata'))::integer AS schema_known
FROM entity AS e JOIN source ON source.id = e.source
WHERE NOT e.removed AND e.entity_type IN ('dataset', 'container', 'dataJob', 'dataFlow');

CREATE VIEW mesh_field AS
SELECT e.urn AS asset, source.name AS source, (f.value ->> 'fieldPath') AS path, f.n AS position,
  substr((SELECT t.key FROM jsonb_object_keys(f.value -> 'type' -> 'type') AS t (key) LIMIT 1), 21) AS type, (f.value ->> 'nativeDataType') AS native_type,
  (f.value ->> 'nullable')::boolean::integer AS nullable, nullif(trim((f.value ->> 'description')), '') AS description,
  coalesce((f.value ->> 'isPartOfKey')::boolean::integer, 0) AS in_key, coalesce((f.value ->> 'isPartitioningKey')::boolean::integer, 0) AS in_partition_key,
  (f.value ->> 'jsonProps') AS facts
FROM entity AS e JOIN source ON source.id = e.source
JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'schemaMetadata' CROSS JOIN LATERAL jsonb_path_query(c.json, '$.fields[*]') WITH ORDINALITY AS f (value, n)
WHERE NOT e.removed;

CREATE VIEW mesh_key AS
SELECT e.urn AS asset, source.name AS source, k.n AS position, k.value #>> '{}' AS field
FROM entity AS e JOIN source ON source.id = e.source
JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'schemaMetadata' CROSS JOIN LATERAL jsonb_path_query(c.json, '$.primaryKeys[*]') WITH ORDINALITY AS k (value, n)
WHERE NOT e.removed;

-- The URN of a field is that of its dataset and its path: urn:li:schemaField:(DATASET,PATH).
CREATE VIEW mesh_foreign_key AS
SELECT e.urn AS asset, source.name AS source, (k.value ->> 'name') AS name, f.n AS position,
  substr(f.value #>> '{}', length(e.urn) + 22, length(f.value #>> '{}') - length(e.urn) - 22) AS field,
  (k.value ->> 'foreignDataset') AS target,
  substr((k.value -> 'foreignFields' ->> (f.n - 1)::integer), length((k.value ->> 'foreignDataset')) + 22,
    length((k.value -> 'foreignFields' ->> (f.n - 1)::integer)) - length((k.value ->> 'foreignDataset')) - 22) AS target_field
FROM entity AS e JOIN source ON source.id = e.source
JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'schemaMetadata'
CROSS JOIN LATERAL jsonb_path_query(c.json, '$.foreignKeys[*]') WITH ORDINALITY AS k (value, n) CROSS JOIN LATERAL jsonb_path_query(k.value, '$.sourceFields[*]') WITH ORDINALITY AS f (value, n)
WHERE NOT e.removed;

CREATE VIEW mesh_property AS
SELECT e.urn AS asset, source.name AS source, p.key AS name, p.value AS value
FROM entity AS e JOIN source ON source.id = e.source
JOIN current_aspect AS c ON c.entity = e.id AND c.aspect IN ('datasetProperties', 'containerProperties', 'dataJobInfo', 'dataFlowInfo')
CROSS JOIN LATERAL jsonb_each_text(c.json -> 'customProperties') AS p (key, value)
WHERE NOT e.removed;

-- Owners are named as a whole, or by a patch that adds the source's own.
CREATE VIEW mesh_owner AS
SELECT e.urn AS asset, source.name AS source, (o.value ->> 'owner') AS owner,
  coalesce((o.value ->> 'typeUrn'), (o.value ->> 'type')) AS type
FROM entity AS e JOIN source ON source.id = e.source
JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'ownership' CROSS JOIN LATERAL jsonb_path_query(c.json, '$.owners[*]') WITH ORDINALITY AS o (value, n)
WHERE NOT e.removed
UNION ALL
SELECT e.urn, source.name, (o.value ->> 'owner'), coalesce((o.value ->> 'typeUrn'), (o.value ->> 'type'))
FROM entity AS e JOIN source ON source.id = e.source
JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'ownership'
CROSS JOIN LATERAL jsonb_path_query(c.json, '$.patch[*] ? (@.op == "add").value') WITH ORDINALITY AS o (value, n)
WHERE NOT e.removed;

CREATE VIEW mesh_tag AS
SELECT e.urn AS asset, source.name AS source, NULL::text AS field, (t.value ->> 'tag') AS tag
FROM entity AS e JOIN source ON source.id = e.source
JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'globalTags' CROSS JOIN LATERAL jsonb_path_query(c.json, '$.tags[*]') WITH ORDINALITY AS t (value, n)
WHERE NOT e.removed
UNION ALL
SELECT e.urn, source.name, (f.value ->> 'fieldPath'), (t.value ->> 'tag')
FROM entity AS e JOIN source ON source.id = e.source
JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'schemaMetadata'
CROSS JOIN LATERAL jsonb_path_query(c.json, '$.fields[*]') WITH ORDINALITY AS f (value, n) CROSS JOIN LATERAL jsonb_path_query(f.value, '$.globalTags.tags[*]') WITH ORDINALITY AS t (value, n)
WHERE NOT e.removed;

CREATE VIEW mesh_domain AS
SELECT e.urn, (c.json ->> 'name') AS name, nullif(trim((c.json ->> 'description')), '') AS description, (c.json ->> 'parentDomain') AS parent
FROM entity AS e JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'domainProperties'
WHERE NOT e.removed AND e.entity_type = 'domain';

CREATE VIEW mesh_asset_domain AS
SELECT e.urn AS asset, source.name AS source, d.value #>> '{}' AS domain
FROM entity AS e JOIN source ON source.id = e.source
JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'domains' CROSS JOIN LATERAL jsonb_path_query(c.json, '$.domains[*]') WITH ORDINALITY AS d (value, n)
WHERE NOT e.removed;

CREATE VIEW mesh_product AS
SELECT e.urn, (c.json ->> 'name') AS name, nullif(trim((c.json ->> 'description')), '') AS description,
  (SELECT (d.json -> 'domains' ->> 0) FROM current_aspect AS d WHERE d.entity = e.id AND d.aspect = 'domains') AS domain
FROM entity AS e JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'dataProductProperties'
WHERE NOT e.removed AND e.entity_type = 'dataProduct';

CREATE VIEW mesh_product_asset AS
SELECT e.urn AS product, (a.value ->> 'destinationUrn') AS asset, coalesce((a.value ->> 'outputPort')::boolean::integer, 0) AS output_port
FROM entity AS e JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'dataProductProperties' CROSS JOIN LATERAL jsonb_path_query(c.json, '$.assets[*]') WITH ORDINALITY AS a (value, n)
WHERE NOT e.removed AND e.entity_type = 'dataProduct';

CREATE VIEW mesh_contract AS
SELECT e.urn, source.name AS source, (c.json ->> 'entity') AS asset,
  (SELECT (s.json ->> 'state') FROM current_aspect AS s WHERE s.entity = e.id AND s.aspect = 'dataContractStatus') AS state,
  (SELECT (s.json -> 'customProperties' ->> 'odcs.id') FROM current_aspect AS s WHERE s.entity = e.id AND s.aspect = 'dataContractStatus') AS contract_id,
  (SELECT (s.json -> 'customProperties' ->> 'odcs.version') FROM current_aspect AS s WHERE s.entity = e.id AND s.aspect = 'dataContractStatus') AS version
FROM entity AS e JOIN source ON source.id = e.source JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'dataContractProperties'
WHERE NOT e.removed AND e.entity_type = 'dataContract';

-- Each assertion of a contract with its newest result: SUCCESS, FAILURE, ERROR, or NULL when metadata cannot tell.
CREATE VIEW mesh_contract_result AS
SELECT e.urn AS contract, (c.json ->> 'entity') AS asset, p.key AS section, (a.value ->> 'assertion') AS assertion,
  (SELECT (r.json -> 'result' ->> 'type') FROM entity AS t JOIN current_aspect AS r ON r.entity = t.id AND r.aspect = 'assertionRunEvent'
   WHERE t.urn = (a.value ->> 'assertion') AND t.source = e.source AND NOT t.removed) AS result
FROM entity AS e JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'dataContractProperties'
CROSS JOIN (VALUES ('schema'), ('freshness'), ('dataQuality')) AS p (key)
CROSS JOIN LATERAL jsonb_path_query(c.json -> p.key, '$[*]') AS a (value)
WHERE NOT e.removed AND e.entity_type = 'dataContract';

-- What reads or writes an upstream; upstream_removed tells of one that is known to be gone.
CREATE VIEW mesh_lineage AS
SELECT e.urn AS downstream, edge.upstream,
  (EXISTS (SELECT 1 FROM entity AS u WHERE u.urn = edge.upstream AND u.removed)
    AND NOT EXISTS (SELECT 1 FROM entity AS u WHERE u.urn = edge.upstream AND NOT u.removed))::integer AS upstream_removed
FROM edge JOIN entity AS e ON e.id = edge.entity
WHERE NOT e.removed;

CREATE VIEW mesh_change AS
SELECT log.log_offset, log.recorded_at AS at, e.urn AS asset, source.name AS source,
  (mesh_json(log.payload) ->> 'category') AS category, (mesh_json(log.payload) ->> 'operation') AS operation,
  (mesh_json(log.payload) -> 'parameters' ->> 'code') AS code, (mesh_json(log.payload) -> 'parameters' ->> 'level') AS level,
  (mesh_json(log.payload) -> 'parameters' ->> 'fieldPath') AS field, (mesh_json(log.payload) -> 'parameters' ->> 'message') AS message
FROM log_entry AS log JOIN entity AS e ON e.id = log.entity JOIN source ON source.id = e.source
WHERE log.event = 'entityChangeEvent';

-- What the newest results say of an asset: of what policies could not judge they say nothing.
CREATE VIEW mesh_result AS
SELECT e.urn AS asset, source.name AS source, (f.value ->> 'test') AS test, substr((f.value ->> 'test'), 13) AS policy,
  CASE p.key WHEN 'passing' THEN 1 ELSE 0 END AS passed
FROM entity AS e JOIN source ON source.id = e.source
JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'testResults' CROSS JOIN (VALUES ('failing'), ('passing')) AS p (key)
CROSS JOIN LATERAL jsonb_path_query(c.json -> p.key, '$[*]') AS f (value)
WHERE NOT e.removed;

CREATE VIEW mesh_finding AS SELECT asset, source, test, policy FROM mesh_result WHERE passed = 0;

CREATE VIEW mesh_finding_change AS
SELECT log.log_offset, log.recorded_at AS at, e.urn AS asset, source.name AS source, (mesh_json(log.payload) ->> 'operation') AS operation,
  (mesh_json(log.payload) -> 'parameters' ->> 'policy') AS policy, (mesh_json(log.payload) -> 'parameters' ->> 'level') AS level,
  (mesh_json(log.payload) -> 'parameters' ->> 'message') AS message
FROM log_entry AS log JOIN entity AS e ON e.id = log.entity JOIN source ON source.id = e.source
WHERE log.event = 'policyEvent';

-- What a run changed; an asset stands there as often as something about it was appended.
CREATE VIEW mesh_touched AS
SELECT run.run_id, e.urn
FROM run JOIN log_entry AS log ON log.log_offset BETWEEN run.first_offset AND run.last_offset AND log.run = run.id JOIN entity AS e ON e.id = log.entity
WHERE run.first_offset > 0 AND NOT e.removed;

CREATE VIEW mesh_clock AS SELECT extract(epoch FROM statement_timestamp())::bigint * 1000 AS now;

-- What a query reads or calls that it may not; NULL for nothing. The query becomes a view, of which the server keeps a parsed form; the caller undoes it. Functions that are
-- volatile may do anything, and those that make XML of tables read what their arguments name.
CREATE FUNCTION mesh_check(p_query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  checked text := 'check_' || pg_backend_pid();
  parsed text;
  wrong text;
BEGIN
  EXECUTE 'CREATE VIEW ' || checked || ' AS ' || p_query;
  SELECT ev_action::text INTO parsed FROM pg_rewrite WHERE ev_class = checked::regclass;
  SELECT foreign_one.name INTO wrong FROM (
    SELECT CASE relkind WHEN 'v' THEN 'the view ' ELSE 'the table ' END || oid::regclass::text AS name FROM pg_class
    WHERE oid IN (SELECT (regexp_matches(parsed, ':relid (\d+)', 'g'))[1]::oid) AND oid <> checked::regclass
      AND NOT (relkind = 'v' AND relnamespace = current_schema()::regnamespace AND left(relname, 5) = 'mesh_')
    UNION ALL
    SELECT 'the function ' || oid::regproc::text FROM pg_proc
    WHERE oid IN (SELECT (regexp_matches(parsed, ':(?:funcid|opfuncid|aggfnoid|winfnoid) (\d+)', 'g'))[1]::oid)
      AND NOT (pronamespace = 'pg_catalog'::regnamespace AND provolatile <> 'v' AND proname !~ '_to_xml')) AS foreign_one
  ORDER BY foreign_one.name LIMIT 1;
  RETURN wrong;
END
$$;
