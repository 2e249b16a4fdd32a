INSERT INTO intent (vertical_id, name, about, position)
SELECT ?1, ?2, ?3, coalesce(max(position), 0) + 1
FROM intent
WHERE true
ON CONFLICT DO UPDATE SET removed = 0 WHERE removed = 1
