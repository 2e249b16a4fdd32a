SELECT who FROM assignment WHERE item_id = ?1
UNION
SELECT who FROM answer WHERE item_id = ?1
ORDER BY who
