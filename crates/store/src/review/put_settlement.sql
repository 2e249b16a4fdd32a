INSERT INTO settlement (decision_id, place, item_id, words, asks, doc)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
ON CONFLICT DO UPDATE SET words = excluded.words, asks = excluded.asks, doc = excluded.doc
