SELECT c.object_id, c.column_id, CAST(c.seed_value AS nvarchar(40)) AS seed, CAST(c.increment_value AS nvarchar(40)) AS increment
FROM sys.identity_columns AS c
WHERE c.object_id BETWEEN {first} AND {last}
ORDER BY c.object_id, c.column_id
