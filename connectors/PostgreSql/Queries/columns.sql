-- $1: relations
select
  a.attrelid,
  a.attnum,
  a.attname,
  a.atttypid,
  a.atttypmod,
  a.attnotnull,
  a.atthasdef,
  a.attidentity,
  a.attgenerated,
  a.attcollation,
  a.attacl::text[],
  a.attfdwoptions
from pg_catalog.pg_attribute a
where a.attrelid = any($1) and a.attnum > 0 and not a.attisdropped
order by a.attrelid, a.attnum
