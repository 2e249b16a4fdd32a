SELECT item_id, state
FROM apart
WHERE state >= 1 AND (?1 IS NULL OR vertical_id = ?1)
ORDER BY item_id
