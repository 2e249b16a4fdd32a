SELECT
    id,
    kind,
    who,
    coalesce(doc_before, ''),
    coalesce(doc_after, ''),
    coalesce(status_before, 0),
    coalesce(status_after, 0),
    reverts,
    clock,
    installation,
    sequence
FROM decision
WHERE item_id = ?1
ORDER BY clock, installation, sequence
