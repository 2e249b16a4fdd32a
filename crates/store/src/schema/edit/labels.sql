SELECT annotation.item_id, annotation.doc
FROM item
JOIN annotation ON annotation.item_id = item.id
WHERE item.vertical_id = ?1
ORDER BY item.id
