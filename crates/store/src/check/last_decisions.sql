-- Items whose labels or status are not what the last decision left. An item that was set back to
-- having no labels at all may have been given some by an import since.
SELECT item.external_id
FROM (SELECT max(id) AS id FROM decision WHERE item_id IS NOT NULL GROUP BY item_id) AS last
JOIN decision ON decision.id = last.id
JOIN item ON item.id = decision.item_id
LEFT JOIN annotation ON annotation.item_id = item.id
WHERE (coalesce(annotation.doc, '') <> decision.doc_after OR item.status <> decision.status_after)
    AND NOT (decision.doc_after = '' AND decision.status_after = 0)
