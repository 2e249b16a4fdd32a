-- One look into the index of each status.
SELECT min(id)
FROM (
    SELECT min(id) AS id FROM item WHERE status = 0 AND id > ?1
    UNION ALL
    SELECT min(id) FROM item WHERE status = 1 AND id > ?1
)
