SELECT reason
FROM batch_item
WHERE item_id = ?1
ORDER BY batch_id DESC
LIMIT 1
