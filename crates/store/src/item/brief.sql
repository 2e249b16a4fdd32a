SELECT
    item.id,
    item.vertical_id,
    item.status,
    EXISTS (SELECT 1 FROM annotation WHERE annotation.item_id = item.id)
FROM item
ORDER BY item.id
