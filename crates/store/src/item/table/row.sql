    item.said,
    item.predicted,
    item.conflicts,
    item.changed_at,
    item.assignee,
    EXISTS (
        SELECT 1 FROM batch_item
        WHERE batch_item.item_id = item.id
            AND batch_item.batch_id = (SELECT max(id) FROM batch WHERE closed_at IS NULL)
    ),
    item.evidenced
FROM item
WHERE item.id = ?1
