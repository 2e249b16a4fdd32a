SELECT
    EXISTS (SELECT 1 FROM assignment WHERE item_id = ?1 AND who = ?2)
    OR EXISTS (SELECT 1 FROM answer WHERE item_id = ?1 AND who = ?2)
