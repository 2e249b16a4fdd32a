SELECT name, short, description, kind, hotkey, slot, position, removed, required
FROM attribute
WHERE id = ?1
