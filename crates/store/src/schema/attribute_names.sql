-- Later rows win: attributes taken away, then names from before, then names of now.
SELECT vertical_id, name, id
FROM (
    SELECT vertical_id, name, attribute_id AS id, 1 AS present FROM attribute_former_name
    UNION ALL
    SELECT vertical_id, name, id, CASE WHEN removed THEN 0 ELSE 2 END FROM attribute
)
ORDER BY present
