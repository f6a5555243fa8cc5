SELECT ep.major_id AS object_id
FROM sys.extended_properties AS ep
WHERE ep.class = 1 AND ep.minor_id = 0 AND ep.name = N'microsoft_database_tools_support'
ORDER BY ep.major_id
