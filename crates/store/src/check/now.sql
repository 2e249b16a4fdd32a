SELECT item.external_id, coalesce(annotation.doc, ''), item.status
FROM item
LEFT JOIN annotation ON annotation.item_id = item.id
WHERE item.id = ?1
