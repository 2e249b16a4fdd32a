-- One count in the index of each vertical.
SELECT (
    SELECT sum((SELECT count(*) FROM item WHERE vertical_id = part.value AND id < ?2))
    FROM json_each(?1) AS part
)
FROM item
WHERE id = ?2 AND +vertical_id IN (SELECT value FROM json_each(?1))
