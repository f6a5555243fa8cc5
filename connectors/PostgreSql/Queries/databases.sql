-- Every database of the cluster, those that cannot be connected to included.
select
  d.oid,
  d.datname,
  d.datdba,
  d.datistemplate,
  d.datallowconn,
  d.datconnlimit,
  pg_catalog.has_database_privilege(d.oid, 'CONNECT'),
  pg_catalog.pg_encoding_to_char(d.encoding),
  d.datcollate::text,
  t.spcname,
  d.datacl::text[],
  s.description
from pg_catalog.pg_database d
left join pg_catalog.pg_tablespace t on t.oid = d.dattablespace
left join pg_catalog.pg_shdescription s on s.objoid = d.oid and s.classoid = 'pg_catalog.pg_database'::pg_catalog.regclass
order by d.datname
