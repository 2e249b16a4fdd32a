-- What an older file tells of the days before: an item came when its source was read, and had its values when it was
-- changed last.
DELETE FROM evidence;

INSERT INTO evidence
SELECT item.vertical_id, source.at / 86400000, 0, count(*)
FROM item
JOIN source ON source.id = item.source_id
WHERE item.status <> 5
GROUP BY item.vertical_id, source.at / 86400000;

INSERT INTO evidence
SELECT vertical_id, changed_at / 86400000, 0, -count(*)
FROM item
WHERE status <> 5 AND evidenced <> 0
GROUP BY vertical_id, changed_at / 86400000
ON CONFLICT DO UPDATE SET items = items + excluded.items;

INSERT INTO evidence
SELECT vertical_id, changed_at / 86400000, evidenced, count(*)
FROM item
WHERE status <> 5 AND evidenced <> 0
GROUP BY vertical_id, changed_at / 86400000, evidenced;
