-- Which columns this server's catalogs have: forks differ from what their version number promises.
select c.relname || '.' || a.attname
from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid
where a.attnum > 0
  and not a.attisdropped
  and c.relnamespace = 'pg_catalog'::pg_catalog.regnamespace
  and c.relname in ('pg_attribute', 'pg_constraint', 'pg_index', 'pg_inherits', 'pg_proc', 'pg_range', 'pg_trigger')
