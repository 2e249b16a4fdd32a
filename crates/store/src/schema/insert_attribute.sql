INSERT INTO attribute (vertical_id, name, short, description, kind, hotkey, slot, position, bit, removed, required)
SELECT
    ?1, ?2, ?3, ?4, ?5, ?6, ?7,
    (SELECT coalesce(max(position), 0) + 1 FROM attribute),
    nullif(min(count(*), 63), 63),
    ?8,
    ?9
FROM attribute
WHERE vertical_id = ?1
