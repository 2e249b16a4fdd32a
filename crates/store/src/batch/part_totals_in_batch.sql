SELECT count(*), coalesce(sum(item.status >= 2), 0)
FROM batch_item
JOIN item ON item.id = batch_item.item_id
WHERE batch_item.batch_id = ?2 AND +item.vertical_id IN (SELECT value FROM json_each(?1))
