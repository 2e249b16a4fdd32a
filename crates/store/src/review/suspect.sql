SELECT
    suspect.id,
    suspect.item_id,
    suspect.doc,
    EXISTS (
        SELECT 1 FROM undo_entry
        WHERE undo_entry.decision_id = suspect.decision_id AND undo_entry.undone = 0
    ) AS settled
FROM suspect
