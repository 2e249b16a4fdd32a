SELECT sequence, lower(hex(hash))
FROM project.decision
WHERE installation = ?1
ORDER BY sequence DESC
LIMIT 1
