-- The views that expand documents, made so that whoever names the assets gets only theirs read. As a join with what holds the documents, each was a tree of six tables, too large for
-- the server to turn around; and since it cannot know how much is in a document, it guessed so high that reading those of all assets seemed to pay.

-- What only few entities are is found without looking at the many.
CREATE INDEX entity_by_type ON entity (entity_type) WHERE entity_type NOT IN ('dataset', 'container', 'dataJob', 'dataFlow');

-- The newest aspect of an entity; NULL for one that it has not. Parsing is what costs.
CREATE FUNCTION mesh_aspect(p_entity bigint, p_aspect text) RETURNS jsonb LANGUAGE sql STABLE COST 1000 AS $$
  SELECT mesh_json(log.payload) FROM aspect_state AS state JOIN log_entry AS log ON log.log_offset = state.log_offset
  WHERE state.entity = p_entity AND state.aspect = (SELECT id FROM aspect WHERE name = p_aspect)
$$;

CREATE OR REPLACE VIEW mesh_field AS
SELECT e.urn AS asset, (SELECT name FROM source WHERE id = e.source) AS source, (f.value ->> 'fieldPath') AS path, f.n AS position,
  substr((SELECT t.key FROM jsonb_object_keys(f.value -> 'type' -> 'type') AS t (key) LIMIT 1), 21) AS type, (f.value ->> 'nativeDataType') AS native_type,
  (f.value ->> 'nullable')::boolean::integer AS nullable, nullif(trim((f.value ->> 'description')), '') AS description,
  coalesce((f.value ->> 'isPartOfKey')::boolean::integer, 0) AS in_key, coalesce((f.value ->> 'isPartitioningKey')::boolean::integer, 0) AS in_partition_key,
  (f.value ->> 'jsonProps') AS facts
FROM entity AS e CROSS JOIN LATERAL jsonb_path_query(mesh_aspect(e.id, 'schemaMetadata'), '$.fields[*]') WITH ORDINALITY AS f (value, n)
WHERE NOT e.removed;

CREATE OR REPLACE VIEW mesh_key AS
SELECT e.urn AS asset, (SELECT name FROM source WHERE id = e.source) AS source, k.n AS position, k.value #>> '{}' AS field
FROM entity AS e CROSS JOIN LATERAL jsonb_path_query(mesh_aspect(e.id, 'schemaMetadata'), '$.primaryKeys[*]') WITH ORDINALITY AS k (value, n)
WHERE NOT e.removed;

-- The URN of a field is that of its dataset and its path: urn:li:schemaField:(DATASET,PATH).
CREATE OR REPLACE VIEW mesh_foreign_key AS
SELECT e.urn AS asset, (SELECT name FROM source WHERE id = e.source) AS source, (k.value ->> 'name') AS name, f.n AS position,
  substr(f.value #>> '{}', length(e.urn) + 22, length(f.value #>> '{}') - length(e.urn) - 22) AS field,
  (k.value ->> 'foreignDataset') AS target,
  substr((k.value -> 'foreignFields' ->> (f.n - 1)::integer), length((k.value ->> 'foreignDataset')) + 22,
    length((k.value -> 'foreignFields' ->> (f.n - 1)::integer)) - length((k.value ->> 'foreignDataset')) - 22) AS target_field
FROM entity AS e CROSS JOIN LATERAL jsonb_path_query(mesh_aspect(e.id, 'schemaMetadata'), '$.foreignKeys[*]') AS k (value)
CROSS JOIN LATERAL jsonb_path_query(k.value, '$.sourceFields[*]') WITH ORDINALITY AS f (value, n)
WHERE NOT e.removed;

CREATE OR REPLACE VIEW mesh_property AS
SELECT e.urn AS asset, (SELECT name FROM source WHERE id = e.source) AS source, p.key AS name, p.value AS value,
  CASE WHEN p.value ~ '^-?[0-9]{1,18}$' THEN p.value::bigint END AS number
FROM entity AS e CROSS JOIN LATERAL jsonb_each_text(mesh_aspect(e.id, CASE e.entity_type
  WHEN 'dataset' THEN 'datasetProperties' WHEN 'container' THEN 'containerProperties' WHEN 'dataJob' THEN 'dataJobInfo' WHEN 'dataFlow' THEN 'dataFlowInfo' END) -> 'customProperties') AS p (key, value)
WHERE NOT e.removed;

-- Owners are named as a whole, or by a patch that adds the source's own.
CREATE OR REPLACE VIEW mesh_owner AS
SELECT e.urn AS asset, (SELECT name FROM source WHERE id = e.source) AS source, (o.value ->> 'owner') AS owner, coalesce((o.value ->> 'typeUrn'), (o.value ->> 'type')) AS type
FROM entity AS e CROSS JOIN LATERAL (SELECT mesh_aspect(e.id, 'ownership') AS json OFFSET 0) AS c
CROSS JOIN LATERAL (
  SELECT jsonb_path_query(c.json, '$.owners[*]') UNION ALL SELECT jsonb_path_query(c.json, '$.patch[*] ? (@.op == "add").value')) AS o (value)
WHERE NOT e.removed;

CREATE OR REPLACE VIEW mesh_tag AS
SELECT e.urn AS asset, (SELECT name FROM source WHERE id = e.source) AS source, t.field, (t.value ->> 'tag') AS tag,
  (lower(t.value ->> 'tag') LIKE '%pii%' OR lower(t.value ->> 'tag') LIKE '%personal%' OR lower(t.value ->> 'tag') LIKE '%sensitive%' OR lower(t.value ->> 'tag') LIKE '%gdpr%'
    OR (t.value ->> 'tag') LIKE 'urn:li:tag:suggested%')::integer AS personal
FROM entity AS e CROSS JOIN LATERAL (
  SELECT NULL::text, jsonb_path_query(mesh_aspect(e.id, 'globalTags'), '$.tags[*]')
  UNION ALL
  SELECT (f.value ->> 'fieldPath'), jsonb_path_query(f.value, '$.globalTags.tags[*]') FROM jsonb_path_query(mesh_aspect(e.id, 'schemaMetadata'), '$.fields[*]') AS f (value)) AS t (field, value)
WHERE NOT e.removed;

CREATE OR REPLACE VIEW mesh_term AS
SELECT e.urn AS asset, (SELECT name FROM source WHERE id = e.source) AS source, t.field, (t.value ->> 'urn') AS term
FROM entity AS e CROSS JOIN LATERAL (
  SELECT NULL::text, jsonb_path_query(mesh_aspect(e.id, 'glossaryTerms'), '$.terms[*]')
  UNION ALL
  SELECT (f.value ->> 'fieldPath'), jsonb_path_query(f.value, '$.glossaryTerms.terms[*]') FROM jsonb_path_query(mesh_aspect(e.id, 'schemaMetadata'), '$.fields[*]') AS f (value)) AS t (field, value)
WHERE NOT e.removed;

CREATE OR REPLACE VIEW mesh_asset_domain AS
SELECT e.urn AS asset, (SELECT name FROM source WHERE id = e.source) AS source, d.value #>> '{}' AS domain
FROM entity AS e CROSS JOIN LATERAL jsonb_path_query(mesh_aspect(e.id, 'domains'), '$.domains[*]') AS d (value)
WHERE NOT e.removed;

CREATE OR REPLACE VIEW mesh_domain AS
SELECT e.urn, (c.json ->> 'name') AS name, nullif(trim((c.json ->> 'description')), '') AS description, (c.json ->> 'parentDomain') AS parent
FROM entity AS e CROSS JOIN LATERAL (SELECT mesh_aspect(e.id, 'domainProperties') AS json OFFSET 0) AS c
WHERE NOT e.removed AND e.entity_type = 'domain' AND c.json IS NOT NULL;

CREATE OR REPLACE VIEW mesh_product AS
SELECT e.urn, (c.json ->> 'name') AS name, nullif(trim((c.json ->> 'description')), '') AS description, (mesh_aspect(e.id, 'domains') -> 'domains' ->> 0) AS domain
FROM entity AS e CROSS JOIN LATERAL (SELECT mesh_aspect(e.id, 'dataProductProperties') AS json OFFSET 0) AS c
WHERE NOT e.removed AND e.entity_type = 'dataProduct' AND c.json IS NOT NULL;

CREATE OR REPLACE VIEW mesh_product_asset AS
SELECT e.urn AS product, (a.value ->> 'destinationUrn') AS asset, coalesce((a.value ->> 'outputPort')::boolean::integer, 0) AS output_port
FROM entity AS e CROSS JOIN LATERAL jsonb_path_query(mesh_aspect(e.id, 'dataProductProperties'), '$.assets[*]') AS a (value)
WHERE NOT e.removed AND e.entity_type = 'dataProduct';

CREATE OR REPLACE VIEW mesh_contract AS
SELECT e.urn, (SELECT name FROM source WHERE id = e.source) AS source, (c.json ->> 'entity') AS asset,
  (s.json ->> 'state') AS state, (s.json -> 'customProperties' ->> 'odcs.id') AS contract_id, (s.json -> 'customProperties' ->> 'odcs.version') AS version
FROM entity AS e CROSS JOIN LATERAL (SELECT mesh_aspect(e.id, 'dataContractProperties') AS json OFFSET 0) AS c
CROSS JOIN LATERAL (SELECT mesh_aspect(e.id, 'dataContractStatus') AS json OFFSET 0) AS s
WHERE NOT e.removed AND e.entity_type = 'dataContract' AND c.json IS NOT NULL;

-- Each assertion of a contract with its newest result: SUCCESS, FAILURE, ERROR, or NULL when metadata cannot tell.
CREATE OR REPLACE VIEW mesh_contract_result AS
SELECT e.urn AS contract, (c.json ->> 'entity') AS asset, p.key AS section, (a.value ->> 'assertion') AS assertion,
  (SELECT mesh_aspect(t.id, 'assertionRunEvent') -> 'result' ->> 'type' FROM entity AS t WHERE t.urn = (a.value ->> 'assertion') AND t.source = e.source AND NOT t.removed) AS result
FROM entity AS e CROSS JOIN LATERAL (SELECT mesh_aspect(e.id, 'dataContractProperties') AS json OFFSET 0) AS c
CROSS JOIN (VALUES ('schema'), ('freshness'), ('dataQuality')) AS p (key)
CROSS JOIN LATERAL jsonb_path_query(c.json -> p.key, '$[*]') AS a (value)
WHERE NOT e.removed AND e.entity_type = 'dataContract';

-- What the newest results say of an asset: of what policies could not judge they say nothing.
CREATE OR REPLACE VIEW mesh_result AS
SELECT e.urn AS asset, (SELECT name FROM source WHERE id = e.source) AS source, (f.value ->> 'test') AS test, substr((f.value ->> 'test'), 13) AS policy,
  CASE p.key WHEN 'passing' THEN 1 ELSE 0 END AS passed
FROM entity AS e CROSS JOIN LATERAL (SELECT mesh_aspect(e.id, 'testResults') AS json OFFSET 0) AS c
CROSS JOIN (VALUES ('failing'), ('passing')) AS p (key) CROSS JOIN LATERAL jsonb_path_query(c.json -> p.key, '$[*]') AS f (value)
WHERE NOT e.removed;

-- Findings that are no violations of policies are incidents. They stand among the others once for each of the first entities that they concern.
CREATE OR REPLACE VIEW mesh_finding AS
SELECT asset, source, test, policy, NULL::text AS finding, NULL::text AS level, NULL::text AS message FROM mesh_result WHERE passed = 0
UNION ALL
SELECT (a.value #>> '{}'), (SELECT name FROM source WHERE id = e.source), NULL, (c.json ->> 'customType'), e.urn,
  CASE (c.json ->> 'priority') WHEN '1' THEN 'error' WHEN '2' THEN 'warning' ELSE 'note' END, (c.json ->> 'title')
FROM entity AS e CROSS JOIN LATERAL (SELECT mesh_aspect(e.id, 'incidentInfo') AS json OFFSET 0) AS c
LEFT JOIN LATERAL jsonb_path_query(c.json -> 'entities', '$[*]') AS a (value) ON true
WHERE NOT e.removed AND e.entity_type = 'incident' AND c.json IS NOT NULL;

-- From which field of which dataset a field comes.
CREATE OR REPLACE VIEW mesh_field_lineage AS
SELECT l.asset, l.source, l.field, substr(l.origin, 21, l.comma) AS upstream, substr(l.origin, 22 + l.comma, greatest(0, length(l.origin) - 22 - l.comma)) AS upstream_field
FROM (
  SELECT e.urn AS asset, (SELECT name FROM source WHERE id = e.source) AS source,
    substr(d.value #>> '{}', length(e.urn) + 22, greatest(0, length(d.value #>> '{}') - length(e.urn) - 22)) AS field,
    u.value #>> '{}' AS origin, strpos(substr(u.value #>> '{}', 21), '),') AS comma
  FROM entity AS e CROSS JOIN LATERAL jsonb_path_query(mesh_aspect(e.id, 'upstreamLineage'), '$.fineGrainedLineages[*]') AS l (value)
  CROSS JOIN LATERAL jsonb_path_query(l.value, '$.downstreams[*]') AS d (value) CROSS JOIN LATERAL jsonb_path_query(l.value, '$.upstreams[*]') AS u (value)
  WHERE NOT e.removed) AS l;
