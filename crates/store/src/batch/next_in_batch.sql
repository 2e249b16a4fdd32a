SELECT batch_item.item_id
FROM batch_item
JOIN item ON item.id = batch_item.item_id
WHERE batch_item.batch_id = ?1 AND batch_item.position > ?2 AND +item.status <= 1
ORDER BY batch_item.position
LIMIT 1
