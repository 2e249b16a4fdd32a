UPDATE intent
SET name = ?2,
    about = ?3,
    position = ?4,
    removed = ?5
WHERE id = ?1
