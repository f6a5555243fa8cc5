SELECT
  c.object_id,
  c.column_id,
  c.name,
  c.user_type_id,
  c.max_length,
  c.precision,
  c.scale,
  c.collation_name,
  c.is_nullable,
  [[columns.is_rowguidcol: c.is_rowguidcol | CAST(0 AS bit)]] AS is_rowguidcol,
  c.is_identity,
  c.is_computed,
  [[columns.is_filestream: c.is_filestream | CAST(0 AS bit)]] AS is_filestream,
  [[columns.is_sparse: c.is_sparse | CAST(0 AS bit)]] AS is_sparse,
  [[columns.is_column_set: c.is_column_set | CAST(0 AS bit)]] AS is_column_set,
  [[columns.generated_always_type: c.generated_always_type | CAST(0 AS tinyint)]] AS generated_always_type,
  [[columns.encryption_type_desc: c.encryption_type_desc | CAST(NULL AS nvarchar(64))]] AS encryption_type_desc,
  [[columns.is_hidden: c.is_hidden | CAST(0 AS bit)]] AS is_hidden,
  [[columns.graph_type: c.graph_type | CAST(NULL AS int)]] AS graph_type,
  [[columns.is_dropped_ledger_column: c.is_dropped_ledger_column | CAST(0 AS bit)]] AS is_dropped_ledger_column,
  [[columns.vector_dimensions: c.vector_dimensions | CAST(NULL AS int)]] AS vector_dimensions
FROM sys.columns AS c
JOIN sys.objects AS o ON o.object_id = c.object_id
WHERE c.object_id BETWEEN {first} AND {last} AND o.type IN ({types}) AND o.is_ms_shipped = 0
ORDER BY c.object_id, c.column_id
