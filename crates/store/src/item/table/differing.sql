SELECT item.id, item.vertical_id, conflicts, partly, text_silent, photo_says, apart.item_id IS NOT NULL
FROM item
LEFT JOIN apart ON apart.item_id = item.id
WHERE (conflicts <> 0 OR partly <> 0) AND status <> ?1
ORDER BY item.id
