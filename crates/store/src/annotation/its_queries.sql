-- Only the stretch of the index in which the vertical lies is read, from its end.
SELECT search.rowid
FROM search
CROSS JOIN item ON item.id = search.rowid
WHERE search MATCH ?1
    AND search.rowid >= (SELECT min(id) FROM item WHERE vertical_id = ?2)
    AND search.rowid <= (SELECT max(id) FROM item WHERE vertical_id = ?2)
    AND +item.vertical_id = ?2
    AND +item.status <> 5
ORDER BY search.rowid DESC
LIMIT ?3
