SELECT
  i.object_id,
  i.index_id,
  i.name,
  i.type_desc,
  i.is_unique,
  i.is_primary_key,
  i.is_unique_constraint,
  [[indexes.is_disabled: i.is_disabled | CAST(0 AS bit)]] AS is_disabled,
  [[indexes.has_filter: i.has_filter | CAST(0 AS bit)]] AS has_filter,
  [[indexes.filter_definition: i.filter_definition | CAST(NULL AS nvarchar(4000))]] AS filter_definition,
  i.data_space_id
FROM sys.indexes AS i
JOIN sys.objects AS o ON o.object_id = i.object_id
WHERE i.object_id BETWEEN {first} AND {last} AND o.type IN ({types}) AND i.is_hypothetical = 0
ORDER BY i.object_id, i.index_id
