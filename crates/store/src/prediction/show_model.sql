UPDATE item
SET shown_model = prediction.model_id,
    lowest = prediction.lowest,
    log_probability = prediction.log_probability,
    tokens = prediction.tokens,
    margin = prediction.margin,
    entropy = prediction.entropy
FROM prediction
WHERE prediction.item_id = item.id AND prediction.model_id = ?1
