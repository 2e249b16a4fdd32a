INSERT INTO vertical (name, kind, position, removed)
SELECT ?1, ?2, coalesce(max(position), 0) + 1, ?3
FROM vertical
