INSERT INTO answer
SELECT *
FROM project.answer
WHERE item_id IN (SELECT id FROM chosen) AND (?1 IS NULL OR who = ?1)
