SELECT vertical.name, attribute.name, attribute.spans, attribute.item_values, attribute.absent
FROM attribute
JOIN vertical ON vertical.id = attribute.vertical_id
ORDER BY attribute.vertical_id, attribute.id
