SELECT
  r.referenced_server_name,
  r.referenced_database_name,
  r.referenced_schema_name,
  r.referenced_entity_name,
  r.referenced_minor_name,
  r.referenced_id,
  r.is_selected,
  r.is_updated,
  r.is_select_all
FROM sys.dm_sql_referenced_entities({name}, N'OBJECT') AS r
WHERE r.referenced_class = 1
