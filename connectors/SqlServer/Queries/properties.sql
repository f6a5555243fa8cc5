SELECT
  ep.major_id AS object_id,
  ep.class,
  ep.minor_id,
  ep.name,
  CAST(ep.value AS nvarchar(4000)) AS value_text,
  CAST(SQL_VARIANT_PROPERTY(ep.value, 'BaseType') AS nvarchar(128)) AS base_type
FROM sys.extended_properties AS ep
JOIN sys.objects AS o ON o.object_id = ep.major_id
WHERE ep.class = 1 AND ep.major_id BETWEEN {first} AND {last} AND o.type IN ({types})
ORDER BY ep.major_id, ep.minor_id, ep.name
