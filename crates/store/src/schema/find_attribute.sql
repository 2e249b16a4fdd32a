-- An attribute by its name, by a name it had, or one of this name that was taken away.
SELECT id
FROM (
    SELECT id, removed AS rank FROM attribute WHERE vertical_id = ?1 AND name = ?2
    UNION ALL
    SELECT attribute_former_name.attribute_id, 0.5
    FROM attribute_former_name
    JOIN attribute ON attribute.id = attribute_former_name.attribute_id AND attribute.removed = 0
    WHERE attribute_former_name.vertical_id = ?1 AND attribute_former_name.name = ?2
)
ORDER BY rank
LIMIT 1
