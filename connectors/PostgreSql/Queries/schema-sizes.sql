-- How many tables, views and routines each schema holds, the system's left out.
select n.nspname, (select count(*) from pg_catalog.pg_class c where c.relnamespace = n.oid and c.relkind in ('r', 'p', 'v', 'm', 'f'))
  + (select count(*) from pg_catalog.pg_proc p where p.pronamespace = n.oid)
from pg_catalog.pg_namespace n
where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
order by n.nspname
