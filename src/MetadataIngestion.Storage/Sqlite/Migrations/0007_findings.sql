-- Findings that are no violations of policies are incidents. They stand among the others once for each of the first entities that they concern.

DROP VIEW mesh_finding;
CREATE VIEW mesh_finding AS
SELECT asset, source, test, policy, NULL AS finding, NULL AS level, NULL AS message FROM mesh_result WHERE passed = 0
UNION ALL
SELECT a.value, source.name, NULL, json_extract(c.json, '$.customType'), e.urn,
  CASE json_extract(c.json, '$.priority') WHEN 1 THEN 'error' WHEN 2 THEN 'warning' ELSE 'note' END, json_extract(c.json, '$.title')
FROM entity AS e JOIN source ON source.id = e.source
JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'incidentInfo' LEFT JOIN json_each(c.json, '$.entities') AS a
WHERE e.removed = 0 AND e.entity_type = 'incident';

DROP VIEW mesh_finding_change;
CREATE VIEW mesh_finding_change AS
SELECT log.log_offset, log.recorded_at AS at,
  CASE e.entity_type WHEN 'incident' THEN json_extract(json_extract(CAST(log.payload AS TEXT), '$.parameters.assets'), '$[0]') ELSE e.urn END AS asset,
  source.name AS source, json_extract(CAST(log.payload AS TEXT), '$.operation') AS operation,
  json_extract(CAST(log.payload AS TEXT), '$.parameters.policy') AS policy, json_extract(CAST(log.payload AS TEXT), '$.parameters.level') AS level,
  json_extract(CAST(log.payload AS TEXT), '$.parameters.message') AS message,
  CASE e.entity_type WHEN 'incident' THEN e.urn END AS finding
FROM log INDEXED BY log_by_event CROSS JOIN entity AS e ON e.id = log.entity JOIN source ON source.id = e.source
WHERE log.event = 'policyEvent';
