SELECT
    item.id,
    item.external_id,
    item.vertical_id,
    item.status,
    item.holdout,
    item_body.doc,
    item_body.hash,
    annotation.doc,
    annotation.hash
FROM item
LEFT JOIN item_body ON item_body.item_id = item.id
LEFT JOIN annotation ON annotation.item_id = item.id
ORDER BY item.id
