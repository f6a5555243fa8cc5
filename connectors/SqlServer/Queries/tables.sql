SELECT
  t.object_id,
  [[tables.temporal_type: t.temporal_type | CAST(0 AS tinyint)]] AS temporal_type,
  [[tables.history_table_id: t.history_table_id | CAST(NULL AS int)]] AS history_table_id,
  [[tables.history_retention_period: t.history_retention_period | CAST(NULL AS int)]] AS history_retention_period,
  [[tables.history_retention_period_unit_desc: t.history_retention_period_unit_desc | CAST(NULL AS nvarchar(60))]] AS history_retention_period_unit_desc,
  [[tables.is_memory_optimized: t.is_memory_optimized | CAST(0 AS bit)]] AS is_memory_optimized,
  [[tables.durability_desc: t.durability_desc | CAST(NULL AS nvarchar(60))]] AS durability_desc,
  [[tables.is_external: t.is_external | CAST(0 AS bit)]] AS is_external,
  [[tables.is_node: t.is_node | CAST(0 AS bit)]] AS is_node,
  [[tables.is_edge: t.is_edge | CAST(0 AS bit)]] AS is_edge,
  [[tables.is_filetable: t.is_filetable | CAST(0 AS bit)]] AS is_filetable,
  [[tables.is_tracked_by_cdc: t.is_tracked_by_cdc | CAST(0 AS bit)]] AS is_tracked_by_cdc,
  [[tables.ledger_type: t.ledger_type | CAST(0 AS tinyint)]] AS ledger_type,
  [[tables.is_dropped_ledger_table: t.is_dropped_ledger_table | CAST(0 AS bit)]] AS is_dropped_ledger_table
FROM sys.tables AS t
WHERE t.is_ms_shipped = 0
ORDER BY t.object_id
