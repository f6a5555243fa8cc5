SELECT e.object_id, e.type_desc
FROM sys.trigger_events AS e
ORDER BY e.object_id, e.type
