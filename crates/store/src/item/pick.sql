INSERT INTO batch_item (batch_id, position, item_id, reason, random)
SELECT ?1, coalesce(max(position), -1) + 1, ?2, 'Picked by hand', 0
FROM batch_item
WHERE batch_id = ?1
ON CONFLICT DO NOTHING
