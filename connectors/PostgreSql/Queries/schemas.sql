-- Schemas, the system's and those of temporary objects left out.
select n.oid, n.nspname, n.nspowner, n.nspacl::text[], d.description
from pg_catalog.pg_namespace n
left join pg_catalog.pg_description d
  on d.objoid = n.oid and d.classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass and d.objsubid = 0
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
order by n.nspname
