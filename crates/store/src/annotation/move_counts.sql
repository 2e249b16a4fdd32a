UPDATE attribute
SET spans = spans + ?2, item_values = item_values + ?3, absent = absent + ?4
WHERE id = ?1
