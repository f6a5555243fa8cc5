-- Schemas, relations and routines that belong to an extension.
select
  case d.classid when 'pg_catalog.pg_namespace'::pg_catalog.regclass then 'schema' when 'pg_catalog.pg_proc'::pg_catalog.regclass then 'routine' else 'relation' end,
  d.objid,
  e.extname
from pg_catalog.pg_extension e
join pg_catalog.pg_depend d
  on d.refclassid = 'pg_catalog.pg_extension'::pg_catalog.regclass and d.refobjid = e.oid and d.deptype = 'e'
where d.classid in (
  'pg_catalog.pg_namespace'::pg_catalog.regclass,
  'pg_catalog.pg_class'::pg_catalog.regclass,
  'pg_catalog.pg_proc'::pg_catalog.regclass)
order by d.objid
