SELECT id FROM attribute WHERE vertical_id = ?1 AND name = ?2
UNION ALL
SELECT attribute_id FROM attribute_former_name WHERE vertical_id = ?1 AND name = ?2
LIMIT 1
