-- Ranges and multiranges with the type of their bounds. $1: types
select r.rngtypid, r.rngsubtype
from pg_catalog.pg_range r
where r.rngtypid = any($1)
union all
select $if(pg_range.rngmultitypid, r.rngmultitypid, 0::oid), r.rngsubtype
from pg_catalog.pg_range r
where $if(pg_range.rngmultitypid, r.rngmultitypid, 0::oid) = any($1)
