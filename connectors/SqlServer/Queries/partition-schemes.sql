SELECT s.data_space_id, s.name AS scheme_name, f.name AS function_name, f.boundary_value_on_right
FROM sys.partition_schemes AS s
JOIN sys.partition_functions AS f ON f.function_id = s.function_id
ORDER BY s.data_space_id
