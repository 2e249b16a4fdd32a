SELECT item_body.doc, item.status, annotation.doc
FROM item
JOIN item_body ON item_body.item_id = item.id
LEFT JOIN annotation ON annotation.item_id = item.id
WHERE item.id = ?1
