SELECT c.object_id, c.column_id, c.definition, c.is_persisted
FROM sys.computed_columns AS c
WHERE c.object_id BETWEEN {first} AND {last}
ORDER BY c.object_id, c.column_id
