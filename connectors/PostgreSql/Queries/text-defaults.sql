-- Defaults and the expressions of generated columns. $1: relations
select d.adrelid, 0::oid, d.adnum::int4, pg_catalog.pg_get_expr(d.adbin, d.adrelid)
from pg_catalog.pg_attrdef d
where d.adrelid = any($1)
