SELECT coalesce(sum(items), 0), coalesce(sum(CASE WHEN status >= 2 THEN items END), 0)
FROM item_count
WHERE vertical_id IN (SELECT value FROM json_each(?1))
