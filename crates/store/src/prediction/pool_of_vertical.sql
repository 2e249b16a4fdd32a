SELECT
    id, vertical_id, status, holdout, group_name, lowest, log_probability, tokens, margin, entropy,
    role, predicted
FROM item
WHERE vertical_id = ?3 AND id > ?1 AND +status <= 1
ORDER BY id
LIMIT ?2
