-- Models were trained with the names an attribute had.
INSERT INTO attribute_former_name
SELECT vertical_id, ?2, id FROM attribute WHERE id = ?1
ON CONFLICT DO UPDATE SET attribute_id = excluded.attribute_id
