-- Format 5: attributes for which every item of their vertical shall have a value, and how many items have one.

ALTER TABLE attribute ADD COLUMN required INTEGER NOT NULL DEFAULT 0;

-- Bit set of the attributes with a value that somebody marked or chose; “not there” is none.
ALTER TABLE item ADD COLUMN evidenced INTEGER NOT NULL DEFAULT 0;

-- How many items more, or fewer, have values for exactly these attributes since a day, counted from 1970 in UTC: the
-- sum up to a day is how many there were. Which attributes are required is asked when it is read.
CREATE TABLE evidence (
    vertical_id INTEGER NOT NULL,
    day INTEGER NOT NULL,
    evidenced INTEGER NOT NULL,
    items INTEGER NOT NULL,
    PRIMARY KEY (vertical_id, day, evidenced)
) STRICT, WITHOUT ROWID;

-- Status 5 is removed.
CREATE TRIGGER evidence_counted AFTER INSERT ON item WHEN new.status <> 5 BEGIN
    INSERT INTO evidence VALUES (new.vertical_id, unixepoch() / 86400, new.evidenced, 1)
    ON CONFLICT DO UPDATE SET items = items + 1;
END;

CREATE TRIGGER evidence_recounted AFTER UPDATE OF vertical_id, status, evidenced ON item
WHEN (old.vertical_id, old.evidenced, old.status = 5) IS NOT (new.vertical_id, new.evidenced, new.status = 5) BEGIN
    INSERT INTO evidence SELECT old.vertical_id, unixepoch() / 86400, old.evidenced, -1 WHERE old.status <> 5
    ON CONFLICT DO UPDATE SET items = items - 1;
    INSERT INTO evidence SELECT new.vertical_id, unixepoch() / 86400, new.evidenced, 1 WHERE new.status <> 5
    ON CONFLICT DO UPDATE SET items = items + 1;
END;
