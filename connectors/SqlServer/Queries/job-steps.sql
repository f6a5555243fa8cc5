SELECT
  j.job_id,
  j.name AS job_name,
  j.enabled,
  j.description,
  SUSER_SNAME(j.owner_sid) AS owner_name,
  j.date_created,
  j.date_modified,
  s.step_uid,
  s.step_name,
  s.subsystem,
  s.command,
  s.database_name
FROM dbo.sysjobs AS j
LEFT JOIN dbo.sysjobsteps AS s ON s.job_id = j.job_id
ORDER BY j.name, j.job_id, s.step_id
