SELECT assignment.item_id
FROM assignment
JOIN item ON item.id = assignment.item_id
WHERE assignment.who = ?1
    AND assignment.item_id > ?2
    AND CASE
        WHEN EXISTS (SELECT 1 FROM apart WHERE apart.item_id = item.id)
            THEN coalesce((SELECT answer.status FROM answer WHERE answer.item_id = item.id AND answer.who = ?1), 0)
        ELSE item.status
    END <= 1
ORDER BY assignment.item_id
LIMIT 1
