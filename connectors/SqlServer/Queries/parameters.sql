SELECT p.object_id, p.parameter_id, p.name, p.user_type_id, p.max_length, p.precision, p.scale, p.is_output, p.is_readonly
FROM sys.parameters AS p
WHERE p.object_id BETWEEN {first} AND {last}
ORDER BY p.object_id, p.parameter_id
