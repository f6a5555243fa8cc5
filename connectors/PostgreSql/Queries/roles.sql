-- Roles, for owners and policies.
select r.oid, r.rolname, r.rolcanlogin
from pg_catalog.pg_roles r
