SELECT
    who,
    sum(seconds),
    sum((status_after >= 2 AND status_before <= 1) - (status_after <= 1 AND status_before >= 2))
FROM (
    SELECT who, seconds, status_before, status_after, item_id
    FROM decision
    ORDER BY id DESC
    LIMIT ?1
)
WHERE item_id IS NOT NULL AND who <> ''
GROUP BY who
