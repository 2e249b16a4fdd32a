SELECT vertical.id, vertical.name, item_count.status, item_count.holdout, item_count.items
FROM vertical
LEFT JOIN item_count ON item_count.vertical_id = vertical.id
ORDER BY vertical.id
