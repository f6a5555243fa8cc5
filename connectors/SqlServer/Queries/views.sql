SELECT
  v.object_id,
  [[views.with_check_option: v.with_check_option | CAST(0 AS bit)]] AS with_check_option,
  [[views.ledger_view_type: v.ledger_view_type | CAST(0 AS tinyint)]] AS ledger_view_type,
  [[views.is_dropped_ledger_view: v.is_dropped_ledger_view | CAST(0 AS bit)]] AS is_dropped_ledger_view
FROM sys.views AS v
WHERE v.is_ms_shipped = 0
ORDER BY v.object_id
