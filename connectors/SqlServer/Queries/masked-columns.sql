SELECT c.object_id, c.column_id, c.masking_function
FROM sys.masked_columns AS c
WHERE c.object_id BETWEEN {first} AND {last} AND c.is_masked = 1
ORDER BY c.object_id, c.column_id
