SELECT item_id
FROM assignment
WHERE who = ?1 AND item_id < ?2
ORDER BY item_id DESC
LIMIT 1
