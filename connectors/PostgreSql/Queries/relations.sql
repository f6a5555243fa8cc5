-- The names of all tables and views, by which everything else finds them. $1: schemas
select c.oid, c.relname, c.relnamespace, c.relkind::int4, c.relispartition, c.relnatts
from pg_catalog.pg_class c
where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relnamespace = any($1)
order by c.oid
