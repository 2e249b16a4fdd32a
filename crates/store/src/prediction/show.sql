UPDATE item
SET shown_model = ?2, lowest = ?3, log_probability = ?4, tokens = ?5, margin = ?6, entropy = ?7
WHERE id = ?1
    AND (shown_model IS NULL OR ?2 IS ?8 OR (shown_model IS NOT ?8 AND shown_model <= ?2))
