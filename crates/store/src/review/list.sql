SELECT
    apart.item_id,
    apart.open,
    apart.state,
    (SELECT doc FROM item_body WHERE item_body.item_id = apart.item_id),
    (
        SELECT photo.hash
        FROM item_photo
        JOIN photo ON photo.id = item_photo.photo_id
        WHERE item_photo.item_id = apart.item_id
        ORDER BY item_photo.position
        LIMIT 1
    )
FROM apart
