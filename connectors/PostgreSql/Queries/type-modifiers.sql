-- How types of extensions write their modifiers. $1: types, $2: modifiers
select m.typid, m.typmod, pg_catalog.format_type(m.typid, m.typmod)
from rows from (pg_catalog.unnest($1), pg_catalog.unnest($2)) m (typid, typmod)
