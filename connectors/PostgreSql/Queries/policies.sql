-- Row-level security. $1: relations
select
  p.polrelid,
  p.oid,
  p.polname,
  p.polcmd::int4,
  p.polpermissive,
  p.polroles,
  p.polqual is not null or p.polwithcheck is not null
from pg_catalog.pg_policy p
where p.polrelid = any($1)
order by p.polrelid, p.polname
