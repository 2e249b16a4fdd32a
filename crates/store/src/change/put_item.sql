UPDATE item
SET kept_status = CASE WHEN status = 5 THEN kept_status ELSE status END,
    vertical_id = ?2,
    status = ?3,
    assignee = ?4
WHERE id = ?1
