SELECT t.object_id, t.parent_class, t.parent_id, t.name, t.type, t.is_disabled, t.is_instead_of_trigger, t.create_date, t.modify_date
FROM sys.triggers AS t
WHERE t.is_ms_shipped = 0
ORDER BY t.object_id
