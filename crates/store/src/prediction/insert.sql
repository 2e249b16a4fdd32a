INSERT INTO prediction (item_id, model_id, lowest, log_probability, tokens, margin, entropy, doc)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
ON CONFLICT (item_id, model_id) DO UPDATE
SET lowest = excluded.lowest,
    log_probability = excluded.log_probability,
    tokens = excluded.tokens,
    margin = excluded.margin,
    entropy = excluded.entropy,
    doc = excluded.doc
