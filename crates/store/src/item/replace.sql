UPDATE item
SET role = ?2, group_name = ?3, holdout = max(holdout, ?4)
WHERE id = ?1
