UPDATE job
SET state = ?2, said = ?3, checkpoint = NULL, updated_at = ?4, finished_at = ?4
WHERE id = ?1 AND finished_at IS NULL
