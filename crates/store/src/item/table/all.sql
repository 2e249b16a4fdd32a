SELECT id, vertical_id, status, lowest, said, predicted, conflicts, partly, only_text, changed_at, assignee, evidenced
FROM item
