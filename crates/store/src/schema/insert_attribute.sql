INSERT INTO attribute (vertical_id, name, short, description, kind, hotkey, slot)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
