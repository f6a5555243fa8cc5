-- What every read relies on: names come qualified, texts the same on every crawl, nothing waits for long, nothing is written.
-- Bitmap scans are off because rows then come in the order of the index, without a sort: that halves the time of reading columns.
select
  pg_catalog.set_config('search_path', '', false),
  pg_catalog.set_config('client_encoding', case pg_catalog.current_setting('server_encoding') when 'SQL_ASCII' then 'SQL_ASCII' else 'UTF8' end, false),
  pg_catalog.set_config('statement_timeout', $1, false),
  pg_catalog.set_config('lock_timeout', $2, false),
  pg_catalog.set_config('idle_in_transaction_session_timeout', $3, false),
  pg_catalog.set_config('default_transaction_read_only', 'on', false),
  pg_catalog.set_config('plan_cache_mode', 'force_generic_plan', false),
  pg_catalog.set_config('enable_bitmapscan', 'off', false),
  pg_catalog.set_config('max_parallel_workers_per_gather', '0', false),
  pg_catalog.set_config('jit', 'off', false),
  pg_catalog.set_config('DateStyle', 'ISO, YMD', false),
  pg_catalog.set_config('IntervalStyle', 'postgres', false),
  pg_catalog.set_config('TimeZone', 'UTC', false),
  pg_catalog.set_config('extra_float_digits', '1', false),
  pg_catalog.set_config('bytea_output', 'hex', false),
  pg_catalog.set_config('quote_all_identifiers', 'off', false)
