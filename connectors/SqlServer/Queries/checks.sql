SELECT k.parent_object_id AS object_id, k.name, k.definition, k.is_disabled, k.is_not_trusted
FROM sys.check_constraints AS k
WHERE k.parent_object_id BETWEEN {first} AND {last}
ORDER BY k.parent_object_id, k.object_id
