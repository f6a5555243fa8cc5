SELECT
  k.parent_object_id AS object_id,
  k.unique_index_id AS index_id,
  k.name,
  k.type,
  [[key_constraints.is_enforced: k.is_enforced | CAST(1 AS bit)]] AS is_enforced
FROM sys.key_constraints AS k
WHERE k.parent_object_id BETWEEN {first} AND {last}
ORDER BY k.parent_object_id, k.object_id
