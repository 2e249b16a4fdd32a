SELECT id, kind, said, item_id, doc_before, doc_after, status_before, status_after, who, reverts
FROM decision
WHERE id = (SELECT max(decision_id) FROM undo_entry WHERE undone = 0)
