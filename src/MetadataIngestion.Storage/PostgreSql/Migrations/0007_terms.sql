-- The glossary terms of assets and of fields, as mesh_tag has the tags.
CREATE VIEW mesh_term AS
SELECT e.urn AS asset, source.name AS source, NULL::text AS field, (t.value ->> 'urn') AS term
FROM entity AS e JOIN source ON source.id = e.source
JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'glossaryTerms' CROSS JOIN LATERAL jsonb_path_query(c.json -> 'terms', '$[*]') AS t (value)
WHERE NOT e.removed
UNION ALL
SELECT e.urn, source.name, (f.value ->> 'fieldPath'), (t.value ->> 'urn')
FROM entity AS e JOIN source ON source.id = e.source
JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'schemaMetadata'
CROSS JOIN LATERAL jsonb_path_query(c.json -> 'fields', '$[*]') AS f (value)
CROSS JOIN LATERAL jsonb_path_query(f.value -> 'glossaryTerms' -> 'terms', '$[*]') AS t (value)
WHERE NOT e.removed;
