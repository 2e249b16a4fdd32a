-- One look into the index of each vertical and status.
SELECT min(found)
FROM (
    SELECT (
        SELECT min(id) FROM item WHERE vertical_id = part.value AND status = open.value AND id > ?2
    ) AS found
    FROM json_each(?1) AS part, json_each('[0,1]') AS open
)
