SELECT
  s.major_id AS object_id,
  s.minor_id AS column_id,
  CAST(s.[label] AS nvarchar(256)) AS label,
  CAST(s.information_type AS nvarchar(256)) AS information_type
FROM sys.sensitivity_classifications AS s
WHERE s.class = 1 AND s.major_id BETWEEN {first} AND {last}
ORDER BY s.major_id, s.minor_id
