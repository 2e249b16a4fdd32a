SELECT
    coalesce(sum(seconds), 0.0),
    coalesce(sum(status_after >= 2 AND status_before <= 1), 0)
FROM (SELECT * FROM decision ORDER BY id DESC LIMIT 1000)
WHERE item_id IS NOT NULL
