SELECT
  m.object_id,
  m.definition,
  CASE WHEN m.definition IS NULL THEN OBJECTPROPERTY(m.object_id, 'IsEncrypted') END AS is_encrypted,
  [[sql_modules.is_schema_bound: m.is_schema_bound | CAST(0 AS bit)]] AS is_schema_bound,
  [[sql_modules.uses_native_compilation: m.uses_native_compilation | CAST(0 AS bit)]] AS uses_native_compilation
FROM sys.sql_modules AS m
JOIN sys.objects AS o ON o.object_id = m.object_id
WHERE m.object_id BETWEEN {first} AND {last} AND o.type IN ({types})
ORDER BY m.object_id
