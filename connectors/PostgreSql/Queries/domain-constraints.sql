-- $1: types
select c.contypid, c.conname, pg_catalog.pg_get_expr(c.conbin, 0)
from pg_catalog.pg_constraint c
where c.contypid = any($1) and c.contype = 'c'
order by c.contypid, c.conname
