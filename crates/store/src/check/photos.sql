SELECT photo.hash, photo_data.bytes, photo_data.thumbnail, photo_data.thumbnail_hash
FROM photo
LEFT JOIN photo_data ON photo_data.photo_id = photo.id
