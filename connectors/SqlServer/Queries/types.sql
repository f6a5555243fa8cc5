SELECT t.user_type_id, t.system_type_id, t.name, t.schema_id, t.is_user_defined, t.is_assembly_type, t.is_table_type, t.max_length, t.precision, t.scale
FROM sys.types AS t
ORDER BY t.user_type_id
