SELECT photo_data.thumbnail, photo_data.thumbnail_hash
FROM photo
JOIN photo_data ON photo_data.photo_id = photo.id
WHERE photo.hash = ?1
