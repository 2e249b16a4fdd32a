SELECT item.id, item.vertical_id, item.status, item.source_id, item_body.doc
FROM item
JOIN item_body ON item_body.item_id = item.id
WHERE item.external_id = ?1
