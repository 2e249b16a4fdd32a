SELECT id, item_id, kind
FROM decision
WHERE id > ?1
ORDER BY id
LIMIT ?2
