-- Rewrite rules other than those that make a view a view. $1: relations
select r.ev_class, r.oid, r.rulename, r.ev_type::int4, r.is_instead, r.ev_enabled::int4
from pg_catalog.pg_rewrite r
where r.ev_class = any($1) and r.rulename <> '_RETURN'
order by r.ev_class, r.rulename
