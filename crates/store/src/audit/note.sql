INSERT INTO audit (item_id, at, model_id, doc)
SELECT item.id, ?2, item.shown_model, prediction.doc
FROM item
JOIN prediction ON prediction.item_id = item.id AND prediction.model_id = item.shown_model
WHERE item.id = ?1 AND item.holdout = 1
ON CONFLICT DO NOTHING
