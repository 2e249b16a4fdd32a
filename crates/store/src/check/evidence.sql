SELECT vertical_id, evidenced, sum(expected), sum(got)
FROM (
    SELECT vertical_id, evidenced, count(*) AS expected, 0 AS got
    FROM item
    WHERE status <> 5
    GROUP BY vertical_id, evidenced
    UNION ALL
    SELECT vertical_id, evidenced, 0, sum(items) FROM evidence GROUP BY vertical_id, evidenced
)
GROUP BY vertical_id, evidenced
HAVING sum(expected) <> sum(got)
