-- $1: relations
select c.oid, 0::oid, 0, pg_catalog.pg_get_expr(c.relpartbound, c.oid)
from pg_catalog.pg_class c
where c.oid = any($1) and c.relpartbound is not null
