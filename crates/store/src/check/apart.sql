SELECT apart.item_id, item.external_id, apart.state, apart.open, item.status
FROM apart
JOIN item ON item.id = apart.item_id
ORDER BY apart.item_id
