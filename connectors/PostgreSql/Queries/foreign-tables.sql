-- $1: foreign tables
select f.ftrelid, s.srvname, w.fdwname, f.ftoptions, s.srvoptions
from pg_catalog.pg_foreign_table f
join pg_catalog.pg_foreign_server s on s.oid = f.ftserver
join pg_catalog.pg_foreign_data_wrapper w on w.oid = s.srvfdw
where f.ftrelid = any($1)
order by f.ftrelid
