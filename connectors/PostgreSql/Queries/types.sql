-- $1: types
select
  t.oid,
  n.nspname,
  t.typname,
  t.typtype::int4,
  t.typcategory::int4,
  t.typrelid,
  t.typelem,
  t.typbasetype,
  t.typtypmod,
  t.typnotnull,
  t.typcollation,
  t.typdefault,
  d.description
from pg_catalog.pg_type t
join pg_catalog.pg_namespace n on n.oid = t.typnamespace
left join pg_catalog.pg_description d
  on d.objoid = t.oid and d.classoid = 'pg_catalog.pg_type'::pg_catalog.regclass and d.objsubid = 0 and d.objoid >= 16384
where t.oid = any($1)
