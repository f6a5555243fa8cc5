-- Relations that nobody can read at the moment, because someone has them to himself or waits to.
select distinct l.relation
from pg_catalog.pg_locks l
join pg_catalog.pg_database d on d.oid = l.database and d.datname = pg_catalog.current_database()
where l.locktype = 'relation' and l.mode = 'AccessExclusiveLock'
