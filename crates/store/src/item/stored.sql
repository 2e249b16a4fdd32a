    item.id,
    item.external_id,
    item.vertical_id,
    item.status,
    item.holdout,
    (SELECT doc FROM item_body WHERE item_body.item_id = item.id),
    (SELECT doc FROM annotation WHERE annotation.item_id = item.id)
