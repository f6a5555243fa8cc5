SELECT
  ep.major_id AS object_id,
  ep.class,
  ep.minor_id,
  ep.name,
  CAST(ep.value AS nvarchar(4000)) AS value_text,
  CAST(SQL_VARIANT_PROPERTY(ep.value, 'BaseType') AS nvarchar(128)) AS base_type
FROM sys.extended_properties AS ep
LEFT JOIN sys.triggers AS t ON t.object_id = ep.major_id AND ep.class = 1 AND t.parent_class = 0
WHERE ep.class IN (0, 3) OR t.object_id IS NOT NULL
ORDER BY ep.class, ep.major_id, ep.minor_id, ep.name
