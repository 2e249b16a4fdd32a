SELECT id, kind, said, item_id, doc_before, doc_after, status_before, status_after, who, reverts
FROM decision
WHERE id = (SELECT min(decision_id) FROM undo_entry WHERE undone = 1)
