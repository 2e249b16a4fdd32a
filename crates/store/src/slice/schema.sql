-- Both files have one format, so that whole rows can be copied. `chosen` holds the numbers of the items.
INSERT INTO vertical SELECT * FROM project.vertical;
INSERT INTO attribute SELECT * FROM project.attribute;
UPDATE attribute SET spans = 0, item_values = 0, absent = 0;
INSERT INTO attribute_former_name SELECT * FROM project.attribute_former_name;
INSERT INTO attribute_value SELECT * FROM project.attribute_value;
INSERT INTO intent SELECT * FROM project.intent;
