SELECT
  d.database_id,
  d.name,
  d.state,
  d.state_desc,
  [[databases.source_database_id: d.source_database_id | CAST(NULL AS int)]] AS source_database_id,
  d.create_date,
  SUSER_SNAME(d.owner_sid) AS owner_name,
  d.collation_name,
  d.compatibility_level,
  [[databases.is_read_only: d.is_read_only | CAST(0 AS bit)]] AS is_read_only,
  [[databases.service_broker_guid: d.service_broker_guid | CAST(NULL AS uniqueidentifier)]] AS service_broker_guid,
  [[databases.containment_desc: d.containment_desc | CAST(NULL AS nvarchar(60))]] AS containment_desc,
  [[databases.is_encrypted: d.is_encrypted | CAST(0 AS bit)]] AS is_encrypted,
  [[databases.is_cdc_enabled: d.is_cdc_enabled | CAST(0 AS bit)]] AS is_cdc_enabled,
  [[databases.is_distributor: d.is_distributor | CAST(0 AS bit)]] AS is_distributor,
  [[databases.is_ledger_on: d.is_ledger_on | CAST(0 AS bit)]] AS is_ledger_on
FROM sys.databases AS d
ORDER BY d.database_id
