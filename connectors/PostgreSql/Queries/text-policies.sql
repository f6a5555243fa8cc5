-- Which rows are seen (1) and which may be written (2). $1: relations
select p.polrelid, p.oid, 1, pg_catalog.pg_get_expr(p.polqual, p.polrelid)
from pg_catalog.pg_policy p
where p.polrelid = any($1) and p.polqual is not null
union all
select p.polrelid, p.oid, 2, pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid)
from pg_catalog.pg_policy p
where p.polrelid = any($1) and p.polwithcheck is not null
