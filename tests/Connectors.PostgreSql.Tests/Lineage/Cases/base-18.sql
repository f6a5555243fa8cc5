create table gv (id int, w int generated always as (id * 2) virtual, s int generated always as (id * 3) stored);
