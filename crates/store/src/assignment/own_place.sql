SELECT (SELECT count(*) FROM assignment WHERE who = ?1 AND item_id < ?2)
FROM assignment
WHERE who = ?1 AND item_id = ?2
