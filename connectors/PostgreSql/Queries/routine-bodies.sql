-- Bodies as the server has parsed them. $1: routines
select p.oid, p.prosqlbody::text
from pg_catalog.pg_proc p
where p.oid = any($1)
