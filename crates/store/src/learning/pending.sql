-- Statuses 2 and 5: done and removed. An item that no model has seen is the least sure of all.
SELECT item.id
FROM item
LEFT JOIN batch_item
    ON batch_item.item_id = item.id
    AND batch_item.batch_id = (SELECT max(id) FROM batch WHERE closed_at IS NULL)
WHERE item.status NOT IN (2, 5)
    AND NOT EXISTS (
        SELECT 1 FROM prediction WHERE prediction.item_id = item.id AND prediction.model_id = ?1
    )
ORDER BY batch_item.item_id IS NULL, item.lowest, item.id
LIMIT ?2
