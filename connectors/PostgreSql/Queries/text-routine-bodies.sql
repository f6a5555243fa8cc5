-- Bodies that the server keeps parsed. $1: routines
select p.oid, 0::oid, 0, pg_catalog.pg_get_function_sqlbody(p.oid)
from pg_catalog.pg_proc p
where p.oid = any($1)
