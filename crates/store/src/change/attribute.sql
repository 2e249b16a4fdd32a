SELECT name, short, description, kind, hotkey, slot, position, removed
FROM attribute
WHERE id = ?1
