-- Comments on relations (column 0) and their columns. $1: relations
select d.objoid, d.objsubid, d.description
from pg_catalog.pg_description d
where d.objoid = any($1) and d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
order by d.objoid, d.classoid, d.objsubid
