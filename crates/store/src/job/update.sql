UPDATE job
SET state = ?2, step = coalesce(?3, step), session = ?4, updated_at = ?5
WHERE id = ?1 AND finished_at IS NULL
