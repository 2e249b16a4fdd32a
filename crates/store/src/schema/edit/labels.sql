SELECT annotation.item_id, annotation.doc
FROM item
JOIN annotation ON annotation.item_id = item.id
WHERE item.vertical_id = ?1 AND NOT EXISTS (SELECT 1 FROM apart WHERE apart.item_id = item.id)
ORDER BY item.id
