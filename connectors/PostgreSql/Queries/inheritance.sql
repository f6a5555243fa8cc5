-- Children and their parents, of inheritance and of partitioning, with the children's estimated sizes.
select i.inhrelid, i.inhparent, c.relispartition, c.relkind::int4, c.reltuples, c.relpages, t.relpages
from pg_catalog.pg_inherits i
join pg_catalog.pg_class c on c.oid = i.inhrelid
left join pg_catalog.pg_class t on t.oid = c.reltoastrelid
where c.relkind in ('r', 'p', 'f')
order by i.inhrelid, i.inhseqno
