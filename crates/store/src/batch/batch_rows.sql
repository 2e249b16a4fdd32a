    batch_item.reason,
    batch_item.random
FROM batch_item
JOIN item ON item.id = batch_item.item_id
WHERE batch_item.batch_id = ?1 AND batch_item.position >= ?2
ORDER BY batch_item.position
LIMIT ?3
