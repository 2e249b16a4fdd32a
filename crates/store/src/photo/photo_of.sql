SELECT photo.hash
FROM item
JOIN item_photo ON item_photo.item_id = item.id
JOIN photo ON photo.id = item_photo.photo_id
WHERE item.external_id = ?1 AND item_photo.path = ?2
ORDER BY item_photo.position
LIMIT 1
