SELECT
    who,
    coalesce(doc_before, ''),
    coalesce(status_before, 0),
    clock,
    installation,
    sequence
FROM decision
WHERE item_id = ?1 AND kind NOT IN ('settle_difference', 'undo', 'redo')
ORDER BY clock, installation, sequence
