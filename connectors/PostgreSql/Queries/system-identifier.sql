-- What tells this cluster from every other; copies of its disks keep it.
select c.system_identifier from pg_catalog.pg_control_system() c
