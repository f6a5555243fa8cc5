-- $1: relations
select
  c.oid,
  c.relowner,
  c.reltablespace,
  c.relam,
  c.relpersistence::int4,
  c.reltuples,
  c.relpages,
  case when c.relpages > 0 then (select t.relpages from pg_catalog.pg_class t where t.oid = c.reltoastrelid) end,
  c.relrowsecurity,
  c.relforcerowsecurity,
  c.relispopulated,
  c.reloptions,
  c.relacl::text[]
from pg_catalog.pg_class c
where c.oid = any($1)
order by c.oid
