SELECT
  t.object_id,
  t.location,
  s.name AS source_name,
  s.type_desc AS source_type,
  s.location AS source_location,
  f.format_type,
  t.remote_schema_name,
  t.remote_object_name
FROM sys.external_tables AS t
LEFT JOIN sys.external_data_sources AS s ON s.data_source_id = t.data_source_id
LEFT JOIN sys.external_file_formats AS f ON f.file_format_id = t.file_format_id
ORDER BY t.object_id
