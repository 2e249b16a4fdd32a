SELECT vertical.name, attribute.name, attribute.spans, attribute.item_values, attribute.absent
FROM attribute
JOIN vertical ON vertical.id = attribute.vertical_id
WHERE attribute.removed = 0 AND vertical.removed = 0
ORDER BY vertical.position, vertical.id, attribute.position, attribute.id
