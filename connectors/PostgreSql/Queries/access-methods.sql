-- Access methods of indexes and tables.
select a.oid, a.amname
from pg_catalog.pg_am a
