-- Further views and columns of version 1, from which policies tell more, and what policies hold.

CREATE OR REPLACE VIEW mesh_property AS
SELECT e.urn AS asset, source.name AS source, p.key AS name, p.value AS value,
  CASE WHEN p.value ~ '^-?[0-9]{1,18}$' THEN p.value::bigint END AS number
FROM entity AS e JOIN source ON source.id = e.source
JOIN current_aspect AS c ON c.entity = e.id AND c.aspect IN ('datasetProperties', 'containerProperties', 'dataJobInfo', 'dataFlowInfo')
CROSS JOIN LATERAL jsonb_each_text(c.json -> 'customProperties') AS p (key, value)
WHERE NOT e.removed;

CREATE OR REPLACE VIEW mesh_tag AS
SELECT t.asset, t.source, t.field, t.tag,
  (lower(t.tag) LIKE '%pii%' OR lower(t.tag) LIKE '%personal%' OR lower(t.tag) LIKE '%sensitive%' OR lower(t.tag) LIKE '%gdpr%' OR t.tag LIKE 'urn:li:tag:suggested%')::integer AS personal
FROM (
  SELECT e.urn AS asset, source.name AS source, NULL::text AS field, (t.value ->> 'tag') AS tag
  FROM entity AS e JOIN source ON source.id = e.source
  JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'globalTags' CROSS JOIN LATERAL jsonb_path_query(c.json, '$.tags[*]') AS t (value)
  WHERE NOT e.removed
  UNION ALL
  SELECT e.urn, source.name, (f.value ->> 'fieldPath'), (t.value ->> 'tag')
  FROM entity AS e JOIN source ON source.id = e.source
  JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'schemaMetadata'
  CROSS JOIN LATERAL jsonb_path_query(c.json, '$.fields[*]') AS f (value) CROSS JOIN LATERAL jsonb_path_query(f.value, '$.globalTags.tags[*]') AS t (value)
  WHERE NOT e.removed) AS t;

-- The text of an index: UNIQUE METHOD (COLUMNS) FURTHER. Columns are unknown where there are expressions among them.
CREATE VIEW mesh_index AS
SELECT i.asset, i.source, i.name, i.is_unique, i.method,
  CASE WHEN strpos(split_part(i.inside, ')', 1), '(') = 0 THEN split_part(i.inside, ')', 1) END AS columns,
  nullif(trim(substr(i.inside, strpos(i.inside, ')') + 1)), '') AS further
FROM (
  SELECT p.asset, p.source, substr(p.name, 7) AS name, (p.value LIKE 'UNIQUE %')::integer AS is_unique,
    lower(trim(replace(split_part(p.value, '(', 1), 'UNIQUE ', ''))) AS method, substr(p.value, strpos(p.value, '(') + 1) AS inside
  FROM mesh_property AS p WHERE p.name LIKE 'index.%' AND strpos(p.value, '(') > 0) AS i;

-- From which field of which dataset a field comes. The URN of a field is that of its dataset and its path: urn:li:schemaField:(DATASET,PATH).
CREATE VIEW mesh_field_lineage AS
SELECT l.asset, l.source, l.field, substr(l.origin, 21, l.comma) AS upstream, substr(l.origin, 22 + l.comma, greatest(0, length(l.origin) - 22 - l.comma)) AS upstream_field
FROM (
  SELECT e.urn AS asset, source.name AS source, substr(d.value #>> '{}', length(e.urn) + 22, greatest(0, length(d.value #>> '{}') - length(e.urn) - 22)) AS field,
    u.value #>> '{}' AS origin, strpos(substr(u.value #>> '{}', 21), '),') AS comma
  FROM entity AS e JOIN source ON source.id = e.source
  JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'upstreamLineage' CROSS JOIN LATERAL jsonb_path_query(c.json, '$.fineGrainedLineages[*]') AS l (value)
  CROSS JOIN LATERAL jsonb_path_query(l.value, '$.downstreams[*]') AS d (value) CROSS JOIN LATERAL jsonb_path_query(l.value, '$.upstreams[*]') AS u (value)
  WHERE NOT e.removed) AS l;

-- Every version of a contract that the log still tells of.
CREATE VIEW mesh_contract_version AS
SELECT v.contract, v.source, v.log_offset, v.at, v.version, substring(v.version FROM '^v*([0-9]{1,9})')::bigint AS major
FROM (
  SELECT e.urn AS contract, source.name AS source, log.log_offset, log.recorded_at AS at, (mesh_json(log.payload) -> 'customProperties' ->> 'odcs.version') AS version
  FROM entity AS e JOIN source ON source.id = e.source JOIN log_entry AS log ON log.entity = e.id JOIN aspect ON aspect.id = log.aspect
  WHERE NOT e.removed AND e.entity_type = 'dataContract' AND aspect.name = 'dataContractStatus' AND log.event IS NULL AND log.change_type <> 3) AS v;

-- States of datasets that wait for approval. Neither log nor state know of them.
CREATE TABLE quarantine (
  source      text COLLATE "C" NOT NULL,
  urn         text COLLATE "C" NOT NULL,
  path        text COLLATE "C" NOT NULL,
  reason      text   NOT NULL,
  state       text   NOT NULL,
  content     text   NOT NULL,
  run_id      text   NOT NULL,
  since       bigint NOT NULL,
  approved_by text,
  approval    text,
  approved_at bigint
);
CREATE INDEX quarantine_by_source ON quarantine (source);
