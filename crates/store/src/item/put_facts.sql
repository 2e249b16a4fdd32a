UPDATE item
SET said = ?2,
    predicted = ?3,
    conflicts = ?4,
    partly = ?5,
    only_text = ?6,
    changed_at = coalesce(?7, changed_at),
    unasked = ?8,
    evidenced = ?9,
    photo_says = ?10,
    text_silent = ?11
WHERE id = ?1
    AND (
        ?7 IS NOT NULL
        OR (said, predicted, conflicts, partly, only_text, unasked, evidenced, photo_says, text_silent)
        IS NOT (?2, ?3, ?4, ?5, ?6, ?8, ?9, ?10, ?11)
    )
