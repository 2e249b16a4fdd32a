SELECT hash, 0 FROM decision WHERE installation = ?1 AND sequence = ?2
UNION ALL
SELECT hash, 1 FROM held_back WHERE installation = ?1 AND sequence = ?2
