-- Functions and procedures. Left out are aggregates, which have no body, and the constructors that come with range types.
-- $1: the last one read, $2: schemas, $3: whether definitions are wanted, $4: how many
select
  p.oid,
  p.proname,
  p.pronamespace,
  p.proowner,
  p.prokind::int4,
  l.lanname,
  pg_catalog.pg_get_function_arguments(p.oid),
  pg_catalog.pg_get_function_result(p.oid),
  case when $3 and l.lanname not in ('c', 'internal') then p.prosrc end,
  $if(pg_proc.prosqlbody, p.prosqlbody is not null, false),
  p.provolatile::int4,
  p.proparallel::int4,
  p.proisstrict,
  p.prosecdef,
  p.proleakproof,
  p.proconfig,
  p.proacl::text[],
  d.description
from pg_catalog.pg_proc p
join pg_catalog.pg_language l on l.oid = p.prolang
left join pg_catalog.pg_description d
  on d.objoid = p.oid and d.classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass and d.objsubid = 0
where p.oid > $1
  and p.pronamespace = any($2)
  and p.prokind in ('f', 'p', 'w')
  and not exists (
    select from pg_catalog.pg_depend i
    where i.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass and i.objid = p.oid and i.deptype = 'i')
order by p.oid
limit $4
