SELECT reverts, kind = 'undo'
FROM decision
WHERE reverts IS NOT NULL AND kind IN ('undo', 'redo')
ORDER BY clock, installation, sequence
