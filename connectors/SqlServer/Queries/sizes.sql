SELECT s.object_id, SUM(s.reserved_page_count) AS pages
FROM sys.dm_db_partition_stats AS s
WHERE s.object_id BETWEEN {first} AND {last}
GROUP BY s.object_id
ORDER BY s.object_id
