INSERT INTO photo (hash, mime, width, height)
VALUES (?1, ?2, ?3, ?4)
ON CONFLICT (hash) DO NOTHING
