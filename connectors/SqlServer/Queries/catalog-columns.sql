SELECT o.name AS view_name, c.name AS column_name
FROM sys.all_objects AS o
JOIN sys.all_columns AS c ON c.object_id = o.object_id
WHERE o.schema_id = SCHEMA_ID(N'sys')
  AND o.name IN (N'columns', N'databases', N'indexes', N'key_constraints', N'sql_modules', N'tables', N'views')
