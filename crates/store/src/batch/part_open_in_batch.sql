SELECT batch_item.item_id
FROM batch_item
JOIN item ON item.id = batch_item.item_id
WHERE batch_item.batch_id = ?3
    AND batch_item.position > coalesce(
        (SELECT position FROM batch_item WHERE item_id = ?2 AND batch_id = ?3), -1
    )
    AND +item.status <= 1
    AND +item.vertical_id IN (SELECT value FROM json_each(?1))
ORDER BY batch_item.position
LIMIT 1
