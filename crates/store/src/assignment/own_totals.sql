SELECT count(*), coalesce(sum(status >= 2), 0)
FROM (
    SELECT
    CASE
        WHEN EXISTS (SELECT 1 FROM apart WHERE apart.item_id = item.id)
            THEN coalesce((SELECT answer.status FROM answer WHERE answer.item_id = item.id AND answer.who = ?1), 0)
        ELSE item.status
    END AS status
    FROM assignment
    JOIN item ON item.id = assignment.item_id
    WHERE assignment.who = ?1
)
