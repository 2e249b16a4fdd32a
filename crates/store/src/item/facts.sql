SELECT item.vertical_id, item_body.doc, annotation.doc, prediction.doc, item.holdout, item.status
FROM item
JOIN item_body ON item_body.item_id = item.id
LEFT JOIN annotation ON annotation.item_id = item.id
LEFT JOIN prediction ON prediction.item_id = item.id AND prediction.model_id = item.shown_model
WHERE item.id = ?1
