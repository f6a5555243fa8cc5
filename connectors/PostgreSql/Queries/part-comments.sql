-- Comments on the parts of tables that are not columns.
select
  case d.classoid
    when 'pg_catalog.pg_constraint'::pg_catalog.regclass then 'constraint'
    when 'pg_catalog.pg_trigger'::pg_catalog.regclass then 'trigger'
    when 'pg_catalog.pg_policy'::pg_catalog.regclass then 'policy'
    else 'rule'
  end,
  d.objoid,
  d.description
from pg_catalog.pg_description d
where d.objsubid = 0
  and d.classoid in (
    'pg_catalog.pg_constraint'::pg_catalog.regclass,
    'pg_catalog.pg_trigger'::pg_catalog.regclass,
    'pg_catalog.pg_policy'::pg_catalog.regclass,
    'pg_catalog.pg_rewrite'::pg_catalog.regclass)
  and d.objoid >= 16384
union all
select 'index', d.objoid, d.description
from pg_catalog.pg_description d
join pg_catalog.pg_index i on i.indexrelid = d.objoid
where d.objsubid = 0
  and d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
  and d.objoid >= 16384
