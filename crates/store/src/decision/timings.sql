SELECT item_id, sum(seconds)
FROM (SELECT * FROM decision WHERE ?1 IS NULL OR who = ?1 ORDER BY id DESC LIMIT ?2)
WHERE item_id IS NOT NULL
GROUP BY item_id
HAVING sum(seconds) > 0 AND sum(status_after >= 2 AND status_before <= 1) > 0
ORDER BY item_id
