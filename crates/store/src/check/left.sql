SELECT item_id, doc_after, status_after
FROM decision
WHERE kind <> 'import'
ORDER BY id
