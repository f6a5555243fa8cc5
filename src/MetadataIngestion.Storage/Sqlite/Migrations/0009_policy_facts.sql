-- Further views and columns of version 1, from which policies tell more, and what policies hold.

DROP VIEW mesh_property;
CREATE VIEW mesh_property AS
SELECT e.urn AS asset, source.name AS source, p.key AS name, p.value AS value,
  CASE WHEN p.value GLOB '[-0-9]*' AND substr(p.value, 2) NOT GLOB '*[^0-9]*' AND length(ltrim(p.value, '-')) BETWEEN 1 AND 18 THEN CAST(p.value AS INTEGER) END AS number
FROM entity AS e JOIN source ON source.id = e.source
CROSS JOIN current_aspect AS c ON c.entity = e.id AND c.aspect IN ('datasetProperties', 'containerProperties', 'dataJobInfo', 'dataFlowInfo')
CROSS JOIN json_each(c.json, '$.customProperties') AS p
WHERE e.removed = 0;

DROP VIEW mesh_tag;
CREATE VIEW mesh_tag AS
SELECT e.urn AS asset, source.name AS source, NULL AS field, json_extract(t.value, '$.tag') AS tag,
  lower(json_extract(t.value, '$.tag')) LIKE '%pii%' OR lower(json_extract(t.value, '$.tag')) LIKE '%personal%' OR lower(json_extract(t.value, '$.tag')) LIKE '%sensitive%' OR lower(json_extract(t.value, '$.tag')) LIKE '%gdpr%' OR json_extract(t.value, '$.tag') LIKE 'urn:li:tag:suggested%' AS personal
FROM entity AS e JOIN source ON source.id = e.source
CROSS JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'globalTags' CROSS JOIN json_each(c.json, '$.tags') AS t
WHERE e.removed = 0
UNION ALL
SELECT e.urn, source.name, json_extract(f.value, '$.fieldPath'), json_extract(t.value, '$.tag'),
  lower(json_extract(t.value, '$.tag')) LIKE '%pii%' OR lower(json_extract(t.value, '$.tag')) LIKE '%personal%' OR lower(json_extract(t.value, '$.tag')) LIKE '%sensitive%' OR lower(json_extract(t.value, '$.tag')) LIKE '%gdpr%' OR json_extract(t.value, '$.tag') LIKE 'urn:li:tag:suggested%'
FROM entity AS e JOIN source ON source.id = e.source
CROSS JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'schemaMetadata'
CROSS JOIN json_each(c.json, '$.fields') AS f CROSS JOIN json_each(f.value, '$.globalTags.tags') AS t
WHERE e.removed = 0;

-- The text of an index: UNIQUE METHOD (COLUMNS) FURTHER. Columns are unknown where there are expressions among them.
CREATE VIEW mesh_index AS
SELECT i.asset, i.source, i.name, i.is_unique, i.method,
  CASE WHEN instr(substr(i.inside, 1, instr(i.inside, ')') - 1), '(') = 0 THEN substr(i.inside, 1, instr(i.inside, ')') - 1) END AS columns,
  nullif(trim(substr(i.inside, instr(i.inside, ')') + 1)), '') AS further
FROM (
  SELECT p.asset, p.source, substr(p.name, 7) AS name, p.value LIKE 'UNIQUE %' AS is_unique,
    lower(trim(replace(substr(p.value, 1, instr(p.value, '(') - 1), 'UNIQUE ', ''))) AS method, substr(p.value, instr(p.value, '(') + 1) AS inside
  FROM mesh_property AS p WHERE p.name LIKE 'index.%' AND instr(p.value, '(') > 0) AS i;

-- From which field of which dataset a field comes. The URN of a field is that of its dataset and its path: urn:li:schemaField:(DATASET,PATH).
CREATE VIEW mesh_field_lineage AS
SELECT l.asset, l.source, l.field, substr(l.origin, 21, l.comma) AS upstream, substr(l.origin, 22 + l.comma, length(l.origin) - 22 - l.comma) AS upstream_field
FROM (
  SELECT e.urn AS asset, source.name AS source, substr(d.value, length(e.urn) + 22, length(d.value) - length(e.urn) - 22) AS field,
    u.value AS origin, instr(substr(u.value, 21), '),') AS comma
  FROM entity AS e JOIN source ON source.id = e.source
  CROSS JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'upstreamLineage' CROSS JOIN json_each(c.json, '$.fineGrainedLineages') AS l
  CROSS JOIN json_each(l.value, '$.downstreams') AS d CROSS JOIN json_each(l.value, '$.upstreams') AS u
  WHERE e.removed = 0) AS l;

-- Every version of a contract that the log still tells of.
CREATE VIEW mesh_contract_version AS
SELECT v.contract, v.source, v.log_offset, v.at, v.version, CASE WHEN ltrim(v.version, 'v') GLOB '[0-9]*' THEN CAST(ltrim(v.version, 'v') AS INTEGER) END AS major
FROM (
  SELECT e.urn AS contract, source.name AS source, log.log_offset, log.recorded_at AS at, json_extract(CAST(log.payload AS TEXT), '$.customProperties."odcs.version"') AS version
  FROM entity AS e JOIN source ON source.id = e.source CROSS JOIN log ON log.entity = e.id JOIN aspect ON aspect.id = log.aspect
  WHERE e.removed = 0 AND e.entity_type = 'dataContract' AND aspect.name = 'dataContractStatus' AND log.event IS NULL AND log.change_type <> 3) AS v;

-- States of datasets that wait for approval. Neither log nor state know of them.
CREATE TABLE quarantine (
  source      TEXT    NOT NULL,
  urn         TEXT    NOT NULL,
  path        TEXT    NOT NULL,
  reason      TEXT    NOT NULL,
  state       TEXT    NOT NULL,
  content     TEXT    NOT NULL,
  run_id      TEXT    NOT NULL,
  since       INTEGER NOT NULL,
  approved_by TEXT,
  approval    TEXT,
  approved_at INTEGER,
  PRIMARY KEY (source, urn)
) WITHOUT ROWID;
