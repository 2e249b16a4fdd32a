INSERT INTO attribute_former_name VALUES (?1, ?2, ?3)
ON CONFLICT DO UPDATE SET attribute_id = excluded.attribute_id
