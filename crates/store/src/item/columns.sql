    item.id,
    item.external_id,
    item.vertical_id,
    item.status,
    item.holdout,
    item.lowest,
    (SELECT doc FROM item_body WHERE item_body.item_id = item.id),
    (
        SELECT doc FROM prediction
        WHERE prediction.item_id = item.id AND prediction.model_id = item.shown_model
    ),
    (
        SELECT photo.hash
        FROM item_photo
        JOIN photo ON photo.id = item_photo.photo_id
        WHERE item_photo.item_id = item.id
        ORDER BY item_photo.position
        LIMIT 1
    )
