SELECT count(*), count(*) - count(undo_entry.decision_id)
FROM suspect
LEFT JOIN undo_entry ON undo_entry.decision_id = suspect.decision_id AND undo_entry.undone = 0
