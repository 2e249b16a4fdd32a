SELECT vertical_id, name, slot, bit, required
FROM attribute
WHERE removed = 0
ORDER BY position, id
