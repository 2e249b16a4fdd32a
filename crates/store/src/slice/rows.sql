-- Both files have one format, so that whole rows can be copied. `chosen` holds the numbers of the items.
INSERT INTO vertical SELECT * FROM project.vertical;
INSERT INTO attribute SELECT * FROM project.attribute;
UPDATE attribute SET spans = 0, item_values = 0, absent = 0;
INSERT INTO attribute_former_name SELECT * FROM project.attribute_former_name;
INSERT INTO attribute_value SELECT * FROM project.attribute_value;
INSERT INTO intent SELECT * FROM project.intent;

INSERT INTO source
SELECT *
FROM project.source
WHERE id IN (SELECT source_id FROM project.item WHERE id IN (SELECT id FROM chosen));

INSERT INTO item SELECT * FROM project.item WHERE id IN (SELECT id FROM chosen) ORDER BY id;
INSERT INTO item_body SELECT * FROM project.item_body WHERE item_id IN (SELECT id FROM chosen) ORDER BY item_id;
INSERT INTO assignment SELECT * FROM project.assignment WHERE item_id IN (SELECT id FROM chosen);

INSERT INTO photo
SELECT *
FROM project.photo
WHERE id IN (SELECT photo_id FROM project.item_photo WHERE item_id IN (SELECT id FROM chosen));
INSERT INTO photo_data SELECT * FROM project.photo_data WHERE photo_id IN (SELECT id FROM photo);
INSERT INTO item_photo SELECT * FROM project.item_photo WHERE item_id IN (SELECT id FROM chosen);

-- What the model in use said comes along as imported predictions: the model does not.
INSERT INTO prediction (item_id, model_id, lowest, log_probability, tokens, doc, margin, entropy)
SELECT shown.item_id, 0, shown.lowest, shown.log_probability, shown.tokens, shown.doc, shown.margin, shown.entropy
FROM project.prediction AS shown
JOIN item ON item.id = shown.item_id AND item.shown_model = shown.model_id
ORDER BY shown.item_id;
UPDATE item SET shown_model = 0 WHERE shown_model IS NOT NULL;

INSERT INTO annotation
SELECT *
FROM project.annotation
WHERE item_id IN (SELECT id FROM chosen) AND item_id NOT IN (SELECT item_id FROM project.apart)
ORDER BY item_id;
INSERT INTO apart SELECT * FROM project.apart WHERE item_id IN (SELECT id FROM chosen);
UPDATE item SET status = 0 WHERE id IN (SELECT item_id FROM apart);
