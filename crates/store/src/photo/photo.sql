SELECT photo.mime, photo_data.bytes
FROM photo
JOIN photo_data ON photo_data.photo_id = photo.id
WHERE photo.hash = ?1
