-- What was in use when the present model was promoted last.
SELECT before_id
FROM promotion
WHERE after_id = ?1 AND kind = 'promote'
ORDER BY id DESC
LIMIT 1
