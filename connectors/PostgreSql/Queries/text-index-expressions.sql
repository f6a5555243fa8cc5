-- The columns of indexes that are expressions (by position from 1) and the predicates of partial indexes (position 0). $1: relations
select i.indrelid, i.indexrelid, k.position, pg_catalog.pg_get_indexdef(i.indexrelid, k.position, false)
from pg_catalog.pg_index i
cross join lateral pg_catalog.generate_series(1, i.indnatts::int4) k (position)
where i.indrelid = any($1) and i.indexprs is not null and i.indkey[k.position - 1] = 0
union all
select i.indrelid, i.indexrelid, 0, pg_catalog.pg_get_expr(i.indpred, i.indrelid)
from pg_catalog.pg_index i
where i.indrelid = any($1) and i.indpred is not null
