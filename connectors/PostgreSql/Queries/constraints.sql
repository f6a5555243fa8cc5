-- $1: relations
select
  c.conrelid,
  c.oid,
  c.conname,
  c.contype::int4,
  c.conparentid,
  c.conindid,
  c.condeferrable,
  c.condeferred,
  c.convalidated,
  $if(pg_constraint.conenforced, c.conenforced, true),
  c.conkey,
  c.confrelid,
  c.confkey,
  c.confupdtype::int4,
  c.confdeltype::int4,
  c.confmatchtype::int4,
  $if(pg_constraint.confdelsetcols, c.confdelsetcols, null::int2[])
from pg_catalog.pg_constraint c
where c.conrelid = any($1) and c.contype in ('p', 'u', 'f', 'c', 'x')
order by c.conrelid, c.contypid, c.conname
