SELECT s.object_id, s.base_object_name
FROM sys.synonyms AS s
ORDER BY s.object_id
