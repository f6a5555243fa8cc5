SELECT ic.object_id, ic.index_id, ic.column_id, ic.key_ordinal, ic.partition_ordinal, ic.is_descending_key, ic.is_included_column
FROM sys.index_columns AS ic
JOIN sys.objects AS o ON o.object_id = ic.object_id
WHERE ic.object_id BETWEEN {first} AND {last} AND o.type IN ({types})
ORDER BY ic.object_id, ic.index_id, ic.key_ordinal, ic.index_column_id
