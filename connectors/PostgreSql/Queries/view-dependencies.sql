-- The relations that views read. $1: views
select distinct r.ev_class, d.refobjid
from pg_catalog.pg_rewrite r
join pg_catalog.pg_depend d
  on d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass and d.objid = r.oid
where r.ev_class = any($1)
  and r.rulename = '_RETURN'
  and d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
  and d.refobjid <> r.ev_class
order by r.ev_class, d.refobjid
