SELECT id, kind, who, coalesce(doc_after, ''), coalesce(status_after, 0), reverts
FROM decision
WHERE item_id = ?1
ORDER BY clock, installation, sequence
