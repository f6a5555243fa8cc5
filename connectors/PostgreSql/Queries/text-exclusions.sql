-- $1: relations
select c.conrelid, c.oid, 0, pg_catalog.pg_get_constraintdef(c.oid)
from pg_catalog.pg_constraint c
where c.conrelid = any($1) and c.contype = 'x'
