INSERT INTO item (
    external_id, vertical_id, source_id, status, holdout, role, group_name,
    shown_model, lowest, log_probability, tokens, changed_at,
    said, predicted, conflicts, partly, only_text, unasked, evidenced, photo_says, text_silent
)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)
ON CONFLICT (external_id) DO NOTHING
