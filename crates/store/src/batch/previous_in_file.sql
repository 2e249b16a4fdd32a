SELECT max(id)
FROM (
    SELECT max(id) AS id FROM item WHERE status = 0 AND id < ?1
    UNION ALL
    SELECT max(id) FROM item WHERE status = 1 AND id < ?1
)
