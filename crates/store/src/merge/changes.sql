SELECT id, kind, who, coalesce(doc_before, ''), coalesce(doc_after, ''), reverts, clock, installation, sequence
FROM decision
WHERE item_id IS NULL AND kind <> 'import'
ORDER BY clock, installation, sequence
