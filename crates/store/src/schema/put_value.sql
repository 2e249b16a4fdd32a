INSERT INTO attribute_value (attribute_id, value, synonyms)
VALUES (?1, ?2, ?3)
ON CONFLICT DO NOTHING
