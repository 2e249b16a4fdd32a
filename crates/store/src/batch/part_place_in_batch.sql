SELECT (
    SELECT count(*)
    FROM batch_item AS before
    JOIN item ON item.id = before.item_id
    WHERE before.batch_id = ?2 AND before.position < batch_item.position AND +item.vertical_id IN (SELECT value FROM json_each(?1))
)
FROM batch_item
JOIN item ON item.id = batch_item.item_id
WHERE batch_item.item_id = ?3 AND batch_item.batch_id = ?2 AND +item.vertical_id IN (SELECT value FROM json_each(?1))
