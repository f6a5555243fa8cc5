-- Views as the server has parsed them. $1: views
select r.ev_class, r.ev_action::text
from pg_catalog.pg_rewrite r
where r.ev_class = any($1) and r.rulename = '_RETURN'
order by r.ev_class
