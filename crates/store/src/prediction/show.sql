UPDATE item
SET shown_model = ?2, lowest = ?3, log_probability = ?4, tokens = ?5
WHERE id = ?1
    AND (shown_model IS NULL OR ?2 IS ?6 OR (shown_model IS NOT ?6 AND shown_model <= ?2))
