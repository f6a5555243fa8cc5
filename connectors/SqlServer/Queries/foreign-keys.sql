SELECT
  f.parent_object_id AS object_id,
  f.object_id AS foreign_key_id,
  f.name,
  fc.parent_column_id AS column_id,
  f.referenced_object_id,
  c.name AS referenced_column,
  f.delete_referential_action_desc,
  f.update_referential_action_desc,
  f.is_disabled,
  f.is_not_trusted
FROM sys.foreign_keys AS f
JOIN sys.foreign_key_columns AS fc ON fc.constraint_object_id = f.object_id
LEFT JOIN sys.columns AS c ON c.object_id = fc.referenced_object_id AND c.column_id = fc.referenced_column_id
WHERE f.parent_object_id BETWEEN {first} AND {last}
ORDER BY f.parent_object_id, f.object_id, fc.constraint_column_id
