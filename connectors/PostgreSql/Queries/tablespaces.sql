-- Tablespaces, for relations outside their database's own.
select t.oid, t.spcname
from pg_catalog.pg_tablespace t
