SELECT t.user_type_id, c.name, c.user_type_id AS column_type_id, c.max_length, c.precision, c.scale, c.is_nullable
FROM sys.table_types AS t
JOIN sys.columns AS c ON c.object_id = t.type_table_object_id
ORDER BY t.user_type_id, c.column_id
