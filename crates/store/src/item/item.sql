SELECT item.external_id, item.vertical_id, item_body.doc
FROM item
JOIN item_body ON item_body.item_id = item.id
WHERE item.id = ?1
