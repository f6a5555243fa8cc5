SELECT
  i.object_id,
  i.index_id,
  i.name,
  i.type_desc,
  i.is_unique,
  i.is_primary_key,
  i.is_unique_constraint,
  i.is_disabled,
  i.has_filter,
  i.filter_definition,
  i.data_space_id
FROM sys.indexes AS i
JOIN sys.objects AS o ON o.object_id = i.object_id
WHERE i.object_id BETWEEN {first} AND {last} AND o.type IN ('U', 'V', 'ET') AND i.is_hypothetical = 0
ORDER BY i.object_id, i.index_id
