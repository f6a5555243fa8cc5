-- Triggers with a condition. $1: relations
select t.tgrelid, t.oid, 0, pg_catalog.pg_get_triggerdef(t.oid, false)
from pg_catalog.pg_trigger t
where t.tgrelid = any($1) and not t.tgisinternal and t.tgqual is not null
