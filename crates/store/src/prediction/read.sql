SELECT doc, lowest, log_probability, tokens, margin, entropy
FROM prediction
WHERE item_id = ?1 AND model_id = ?2
