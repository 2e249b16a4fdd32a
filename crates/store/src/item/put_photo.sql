INSERT INTO item_photo VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT DO UPDATE SET path = excluded.path, photo_id = excluded.photo_id, problem = excluded.problem
