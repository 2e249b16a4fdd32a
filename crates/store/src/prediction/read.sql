SELECT doc, lowest, log_probability, tokens
FROM prediction
WHERE item_id = ?1 AND model_id = ?2
