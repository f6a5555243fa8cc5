SELECT o.object_id, o.schema_id, o.name, o.type, o.principal_id, o.create_date, o.modify_date
FROM sys.objects AS o
WHERE o.type IN ('U', 'V', 'ET', 'P', 'PC', 'X', 'FN', 'IF', 'TF', 'FS', 'FT', 'AF', 'SN', 'SO', 'TR', 'TA') AND o.is_ms_shipped = 0
ORDER BY o.object_id
