SELECT sequence, hash
FROM decision
WHERE installation = ?1
ORDER BY sequence DESC
LIMIT 1
