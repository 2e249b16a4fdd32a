SELECT
    item.id,
    item.vertical_id,
    item.status,
    item.lowest,
    item.said,
    item.predicted,
    item.conflicts,
    item.partly,
    item.only_text,
    item.changed_at,
    item.assignee,
    item.evidenced
FROM search
CROSS JOIN item ON item.id = search.rowid
WHERE search MATCH ?1
