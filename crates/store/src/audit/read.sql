SELECT audit.item_id, audit.at, audit.model_id, audit.doc, item.vertical_id, annotation.doc
FROM audit
JOIN item ON item.id = audit.item_id AND item.status = 2
LEFT JOIN annotation ON annotation.item_id = audit.item_id
WHERE audit.at >= ?1
ORDER BY audit.at, audit.item_id
