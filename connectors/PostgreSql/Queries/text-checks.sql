-- $1: relations
select c.conrelid, c.oid, 0, pg_catalog.pg_get_expr(c.conbin, c.conrelid)
from pg_catalog.pg_constraint c
where c.conrelid = any($1) and c.contype = 'c'
