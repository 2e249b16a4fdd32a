-- Rows of the items whose numbers are in `chosen`; photos and sources are shared with items copied before.
INSERT OR IGNORE INTO source
SELECT *
FROM project.source
WHERE id IN (SELECT source_id FROM project.item WHERE id IN (SELECT id FROM chosen));

INSERT INTO item SELECT * FROM project.item WHERE id IN (SELECT id FROM chosen) ORDER BY id;
INSERT INTO item_body SELECT * FROM project.item_body WHERE item_id IN (SELECT id FROM chosen) ORDER BY item_id;
INSERT INTO assignment SELECT * FROM project.assignment WHERE item_id IN (SELECT id FROM chosen);

INSERT OR IGNORE INTO photo
SELECT *
FROM project.photo
WHERE id IN (SELECT photo_id FROM project.item_photo WHERE item_id IN (SELECT id FROM chosen));
INSERT OR IGNORE INTO photo_data
SELECT *
FROM project.photo_data
WHERE photo_id IN (SELECT photo_id FROM project.item_photo WHERE item_id IN (SELECT id FROM chosen));
INSERT INTO item_photo SELECT * FROM project.item_photo WHERE item_id IN (SELECT id FROM chosen);

-- What the model in use said comes along as imported predictions: the model does not.
INSERT INTO prediction (item_id, model_id, lowest, log_probability, tokens, doc, margin, entropy)
SELECT shown.item_id, 0, shown.lowest, shown.log_probability, shown.tokens, shown.doc, shown.margin, shown.entropy
FROM project.prediction AS shown
JOIN item ON item.id = shown.item_id AND item.shown_model = shown.model_id
WHERE item.id IN (SELECT id FROM chosen)
ORDER BY shown.item_id;
UPDATE item SET shown_model = 0 WHERE shown_model IS NOT NULL AND id IN (SELECT id FROM chosen);

INSERT INTO annotation
SELECT *
FROM project.annotation
WHERE item_id IN (SELECT id FROM chosen) AND item_id NOT IN (SELECT item_id FROM project.apart)
ORDER BY item_id;
INSERT INTO apart SELECT * FROM project.apart WHERE item_id IN (SELECT id FROM chosen);
UPDATE item SET status = 0 WHERE id IN (SELECT item_id FROM apart WHERE item_id IN (SELECT id FROM chosen));
