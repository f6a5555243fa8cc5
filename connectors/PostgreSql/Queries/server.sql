-- The server itself.
select
  pg_catalog.current_setting('server_version_num')::int4,
  pg_catalog.current_setting('server_version'),
  pg_catalog.current_setting('block_size')::int4,
  current_user::text,
  pg_catalog.has_function_privilege('pg_catalog.pg_control_system()', 'EXECUTE')
