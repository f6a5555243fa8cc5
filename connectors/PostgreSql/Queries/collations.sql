-- $1: collations
select c.oid, n.nspname, c.collname
from pg_catalog.pg_collation c
join pg_catalog.pg_namespace n on n.oid = c.collnamespace
where c.oid = any($1)
