UPDATE attribute
SET name = ?2,
    short = ?3,
    description = ?4,
    kind = ?5,
    hotkey = ?6,
    slot = ?7,
    position = ?8,
    removed = ?9,
    required = ?10
WHERE id = ?1
