SELECT item_photo.path, photo.hash, photo.width, photo.height, item_photo.problem, photo.mime
FROM item_photo
LEFT JOIN photo ON photo.id = item_photo.photo_id
WHERE item_photo.item_id = ?1
ORDER BY item_photo.position
