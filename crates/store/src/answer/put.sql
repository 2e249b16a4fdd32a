INSERT INTO answer VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT DO UPDATE SET status = excluded.status, doc = excluded.doc, hash = excluded.hash
