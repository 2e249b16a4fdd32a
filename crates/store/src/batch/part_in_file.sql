FROM item
WHERE item.id IN (
    SELECT id FROM item WHERE +vertical_id IN (SELECT value FROM json_each(?1)) ORDER BY id LIMIT ?3 OFFSET ?2
)
ORDER BY item.id
