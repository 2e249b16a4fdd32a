SELECT vertical.id, vertical.name, item_count.status, item_count.holdout, item_count.items
FROM vertical
LEFT JOIN item_count ON item_count.vertical_id = vertical.id
WHERE vertical.removed = 0
ORDER BY vertical.position, vertical.id
