-- By number, not by an index of the status: each page begins where the last one ended.
SELECT item.id, item.external_id, item.vertical_id, item_body.doc
FROM item
JOIN item_body ON item_body.item_id = item.id
WHERE item.id > ?1
    AND (?3 OR +item.status <> 2)
    AND +item.status <> 5
    AND NOT EXISTS (
        SELECT 1 FROM prediction WHERE prediction.item_id = item.id AND prediction.model_id = ?2
    )
ORDER BY item.id
LIMIT ?4
