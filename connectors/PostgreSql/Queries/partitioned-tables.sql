-- How tables are partitioned; the name of a key that is an expression is null.
select
  p.partrelid,
  p.partstrat::int4,
  p.partexprs is not null,
  array(
    select a.attname::text
    from pg_catalog.unnest(p.partattrs::int2[]) with ordinality k (attnum, position)
    left join pg_catalog.pg_attribute a on a.attrelid = p.partrelid and a.attnum = k.attnum
    order by k.position)
from pg_catalog.pg_partitioned_table p
order by p.partrelid
