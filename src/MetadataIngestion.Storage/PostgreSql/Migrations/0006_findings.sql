-- Findings that are no violations of policies are incidents. They stand among the others once for each of the first entities that they concern.

CREATE OR REPLACE VIEW mesh_finding AS
SELECT asset, source, test, policy, NULL::text AS finding, NULL::text AS level, NULL::text AS message FROM mesh_result WHERE passed = 0
UNION ALL
SELECT (a.value #>> '{}'), source.name, NULL, (c.json ->> 'customType'), e.urn,
  CASE (c.json ->> 'priority') WHEN '1' THEN 'error' WHEN '2' THEN 'warning' ELSE 'note' END, (c.json ->> 'title')
FROM entity AS e JOIN source ON source.id = e.source
JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'incidentInfo' LEFT JOIN LATERAL jsonb_path_query(c.json -> 'entities', '$[*]') AS a (value) ON true
WHERE NOT e.removed AND e.entity_type = 'incident';

CREATE OR REPLACE VIEW mesh_finding_change AS
SELECT log.log_offset, log.recorded_at AS at,
  CASE e.entity_type WHEN 'incident' THEN ((mesh_json(log.payload) -> 'parameters' ->> 'assets')::jsonb ->> 0) ELSE e.urn END AS asset,
  source.name AS source, (mesh_json(log.payload) ->> 'operation') AS operation,
  (mesh_json(log.payload) -> 'parameters' ->> 'policy') AS policy, (mesh_json(log.payload) -> 'parameters' ->> 'level') AS level,
  (mesh_json(log.payload) -> 'parameters' ->> 'message') AS message,
  CASE e.entity_type WHEN 'incident' THEN e.urn END AS finding
FROM log_entry AS log JOIN entity AS e ON e.id = log.entity JOIN source ON source.id = e.source
WHERE log.event = 'policyEvent';
