SELECT
  s.schema_id,
  s.name,
  s.user_type_id,
  s.precision,
  s.scale,
  CAST(s.start_value AS nvarchar(40)) AS start_value,
  CAST(s.increment AS nvarchar(40)) AS increment,
  CAST(s.minimum_value AS nvarchar(40)) AS minimum_value,
  CAST(s.maximum_value AS nvarchar(40)) AS maximum_value,
  s.is_cycling
FROM sys.sequences AS s
ORDER BY s.schema_id, s.object_id
