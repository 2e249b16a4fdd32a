-- One look into the index of each vertical.
SELECT min(found)
FROM (
    SELECT (SELECT min(id) FROM item WHERE vertical_id = part.value AND id > ?2) AS found
    FROM json_each(?1) AS part
)
