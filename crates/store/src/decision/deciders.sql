-- Acts on one item, and those that label many.
SELECT id, kind, who, item_id
FROM decision
WHERE who <> ''
    AND (item_id IS NOT NULL OR kind IN ('accept', 'settle'))
    AND kind NOT IN ('undo', 'redo', 'import')
ORDER BY clock, installation, sequence
