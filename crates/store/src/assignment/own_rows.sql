    CASE
        WHEN EXISTS (SELECT 1 FROM apart WHERE apart.item_id = item.id)
            THEN coalesce((SELECT answer.status FROM answer WHERE answer.item_id = item.id AND answer.who = ?1), 0)
        ELSE item.status
    END
FROM (
    SELECT item_id FROM assignment WHERE who = ?1 ORDER BY item_id LIMIT ?3 OFFSET ?2
) AS own
JOIN item ON item.id = own.item_id
ORDER BY item.id
