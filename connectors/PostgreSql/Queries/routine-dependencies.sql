-- The relations that routines with a parsed body use. $1: routines
select distinct d.objid, d.refobjid
from pg_catalog.pg_depend d
where d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
  and d.objid = any($1)
  and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
order by d.objid, d.refobjid
