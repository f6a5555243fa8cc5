-- Operator classes that an index must name because they are not their type's default.
select o.oid, o.opcname
from pg_catalog.pg_opclass o
where not o.opcdefault
