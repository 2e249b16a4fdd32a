SELECT vertical_id, name, id
FROM (
    SELECT vertical_id, name, attribute_id AS id, 0 AS present FROM attribute_former_name
    UNION ALL
    SELECT vertical_id, name, id, 1 FROM attribute
)
ORDER BY present
