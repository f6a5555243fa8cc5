-- $1: types
select e.enumtypid, e.enumlabel
from pg_catalog.pg_enum e
where e.enumtypid = any($1)
order by e.enumtypid, e.enumsortorder
