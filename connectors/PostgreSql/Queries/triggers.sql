-- $1: relations
select
  t.tgrelid,
  t.oid,
  t.tgname,
  t.tgtype,
  t.tgenabled::int4,
  n.nspname,
  p.proname,
  t.tgattr,
  t.tgqual is not null
from pg_catalog.pg_trigger t
join pg_catalog.pg_proc p on p.oid = t.tgfoid
join pg_catalog.pg_namespace n on n.oid = p.pronamespace
where t.tgrelid = any($1) and not t.tgisinternal and $if(pg_trigger.tgparentid, t.tgparentid, 0) = 0
order by t.tgrelid, t.tgname
