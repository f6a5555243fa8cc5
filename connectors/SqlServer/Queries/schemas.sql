SELECT s.schema_id, s.name, s.principal_id
FROM sys.schemas AS s
ORDER BY s.schema_id
