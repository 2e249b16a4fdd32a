-- One look into the index of each vertical.
SELECT max(found)
FROM (
    SELECT (SELECT max(id) FROM item WHERE vertical_id = part.value AND id < ?2) AS found
    FROM json_each(?1) AS part
)
