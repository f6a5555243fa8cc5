SELECT
  d.referencing_id AS object_id,
  d.referenced_server_name,
  d.referenced_database_name,
  d.referenced_schema_name,
  d.referenced_entity_name,
  d.referenced_id,
  d.is_ambiguous
FROM sys.sql_expression_dependencies AS d
WHERE d.referencing_minor_id = 0 AND d.referenced_class = 1
ORDER BY d.referencing_id, d.referenced_server_name, d.referenced_database_name, d.referenced_schema_name, d.referenced_entity_name
