SELECT TOP (20000)
  CAST(DATEADD(day, -1, u.last_day) AS datetime2(0)) AS day,
  u.object_id,
  u.executions,
  t.query_sql_text
FROM (
  SELECT q.query_text_id, q.object_id, d.last_day, SUM(s.count_executions) AS executions
  FROM sys.query_store_runtime_stats AS s
  JOIN sys.query_store_runtime_stats_interval AS i ON i.runtime_stats_interval_id = s.runtime_stats_interval_id
  JOIN sys.query_store_plan AS p ON p.plan_id = s.plan_id
  JOIN sys.query_store_query AS q ON q.query_id = p.query_id
  CROSS JOIN (
    SELECT CAST(CAST(SWITCHOFFSET(MAX(n.end_time), '+00:00') AS date) AS datetimeoffset(0)) AS last_day
    FROM sys.query_store_runtime_stats_interval AS n
  ) AS d
  WHERE i.start_time >= DATEADD(day, -1, d.last_day) AND i.start_time < d.last_day AND q.is_internal_query = 0
  GROUP BY q.query_text_id, q.object_id, d.last_day
) AS u
JOIN sys.query_store_query_text AS t ON t.query_text_id = u.query_text_id
ORDER BY u.executions DESC, u.query_text_id
