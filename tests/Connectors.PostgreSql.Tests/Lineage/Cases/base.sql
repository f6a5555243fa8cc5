create table t1 (id int primary key, a text, b int, c numeric(10, 2), d date);
create table t2 (id int, t1_id int, x text, b int);
create table t3 (id int, k text, v text);
create table emp (id int primary key, mgr int, name text, sal numeric);
create type addr as (street text, zip text);
create table ct (id int, home addr, tags text[]);
create function f_sql(p int) returns table (o1 int, o2 text) language sql as $$ select p, 'x'::text $$;
create table pt (id int, ts date, val int) partition by range (ts);
create table pt_2020 partition of pt for values from ('2020-01-01') to ('2021-01-01');
