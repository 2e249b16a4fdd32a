SELECT
    id, kind, said, item_id, who, at, seconds, model_id, doc_before, doc_after,
    status_before, status_after, reverts
FROM decision
WHERE item_id = ?1
ORDER BY id
