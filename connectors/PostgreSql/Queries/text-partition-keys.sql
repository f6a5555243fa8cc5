-- Partition keys with an expression in them. $1: relations
select p.partrelid, 0::oid, 0, pg_catalog.pg_get_partkeydef(p.partrelid)
from pg_catalog.pg_partitioned_table p
where p.partrelid = any($1)
