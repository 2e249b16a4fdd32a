SELECT item.id, item.vertical_id, item_body.doc, annotation.doc
FROM annotation
JOIN item ON item.id = annotation.item_id
JOIN item_body ON item_body.item_id = annotation.item_id
WHERE item.status <> ?1
