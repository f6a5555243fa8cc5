SELECT d.parent_object_id AS object_id, d.parent_column_id AS column_id, d.definition
FROM sys.default_constraints AS d
WHERE d.parent_object_id BETWEEN {first} AND {last}
ORDER BY d.parent_object_id, d.parent_column_id
