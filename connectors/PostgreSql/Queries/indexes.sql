-- $1: relations
select
  i.indrelid,
  i.indexrelid,
  c.relname,
  c.relam,
  c.reltablespace,
  i.indisunique,
  i.indisvalid,
  $if(pg_index.indnullsnotdistinct, i.indnullsnotdistinct, false),
  i.indnkeyatts,
  i.indkey,
  i.indoption,
  i.indclass,
  i.indcollation,
  i.indexprs is not null,
  i.indpred is not null,
  c.reloptions
from pg_catalog.pg_index i
join pg_catalog.pg_class c on c.oid = i.indexrelid
where i.indrelid = any($1) and i.indislive
order by i.indrelid
