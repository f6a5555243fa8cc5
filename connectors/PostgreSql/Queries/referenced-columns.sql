-- Columns of other relations that foreign keys point to. $1: the relations, $2: the numbers of the columns, one of each for every column
select a.attrelid, a.attnum, a.attname
from rows from (pg_catalog.unnest($1), pg_catalog.unnest($2)) k (relation, number)
join pg_catalog.pg_attribute a on a.attrelid = k.relation and a.attnum = k.number
