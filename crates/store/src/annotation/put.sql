INSERT INTO annotation VALUES (?1, ?2, ?3)
ON CONFLICT DO UPDATE SET doc = excluded.doc, hash = excluded.hash
