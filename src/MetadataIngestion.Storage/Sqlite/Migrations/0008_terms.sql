-- The glossary terms of assets and of fields, as mesh_tag has the tags.
CREATE VIEW mesh_term AS
SELECT e.urn AS asset, source.name AS source, NULL AS field, json_extract(t.value, '$.urn') AS term
FROM entity AS e JOIN source ON source.id = e.source
CROSS JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'glossaryTerms' CROSS JOIN json_each(c.json, '$.terms') AS t
WHERE e.removed = 0
UNION ALL
SELECT e.urn, source.name, json_extract(f.value, '$.fieldPath'), json_extract(t.value, '$.urn')
FROM entity AS e JOIN source ON source.id = e.source
CROSS JOIN current_aspect AS c ON c.entity = e.id AND c.aspect = 'schemaMetadata'
CROSS JOIN json_each(c.json, '$.fields') AS f CROSS JOIN json_each(f.value, '$.glossaryTerms.terms') AS t
WHERE e.removed = 0;
