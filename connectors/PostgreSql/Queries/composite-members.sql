-- $1: types
select t.oid, a.attnum, a.attname, a.atttypid, a.atttypmod, d.description
from pg_catalog.pg_type t
join pg_catalog.pg_attribute a on a.attrelid = t.typrelid
left join pg_catalog.pg_description d
  on d.objoid = a.attrelid and d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass and d.objsubid = a.attnum
where t.oid = any($1) and t.typrelid <> 0 and a.attnum > 0 and not a.attisdropped
order by t.oid, a.attnum
