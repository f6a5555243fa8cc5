SELECT p.object_id, p.index_id, COUNT(*) AS partition_count, SUM(p.rows) AS row_count
FROM sys.partitions AS p
WHERE p.object_id BETWEEN {first} AND {last}
GROUP BY p.object_id, p.index_id
ORDER BY p.object_id, p.index_id
