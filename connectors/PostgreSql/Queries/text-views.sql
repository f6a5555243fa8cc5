-- $1: views
select c.oid, 0::oid, 0, pg_catalog.pg_get_viewdef(c.oid)
from pg_catalog.pg_class c
where c.oid = any($1)
