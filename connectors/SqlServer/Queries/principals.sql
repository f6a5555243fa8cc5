SELECT p.principal_id, p.name, p.type
FROM sys.database_principals AS p
ORDER BY p.principal_id
