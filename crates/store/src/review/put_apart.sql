INSERT INTO apart (item_id, vertical_id, state, open, changed_at)
SELECT id, vertical_id, ?2, ?3, ?4
FROM item
WHERE id = ?1
ON CONFLICT DO UPDATE
SET vertical_id = excluded.vertical_id,
    state = excluded.state,
    open = excluded.open,
    changed_at = excluded.changed_at
