SELECT item_body.doc, annotation.doc
FROM annotation
JOIN item_body ON item_body.item_id = annotation.item_id
WHERE annotation.item_id = ?1
