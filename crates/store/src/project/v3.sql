-- Format 3: what choosing reads of a prediction, jobs that wait their turn and go on after a stop, labels that
-- nobody was asked for, and models that learnt from randomly picked items alone.

-- Difference of the two likeliest tags and entropy, as means over the tokens; none for older predictions.
ALTER TABLE prediction ADD COLUMN margin REAL;
ALTER TABLE prediction ADD COLUMN entropy REAL;
ALTER TABLE item ADD COLUMN margin REAL;
ALTER TABLE item ADD COLUMN entropy REAL;

-- The highest first; equal ones in the order asked for.
ALTER TABLE job ADD COLUMN priority INTEGER NOT NULL DEFAULT 0;
-- Where a killed job goes on, in its own words.
ALTER TABLE job ADD COLUMN checkpoint BLOB;

-- Labels of the item that were accepted without asking.
ALTER TABLE item ADD COLUMN unasked INTEGER NOT NULL DEFAULT 0;
UPDATE item
SET unasked = (length(annotation.doc) - length(replace(annotation.doc, '"u":true', ''))) / length('"u":true')
FROM annotation
WHERE annotation.item_id = item.id AND annotation.doc LIKE '%"u":true%';
CREATE INDEX item_unasked ON item (id) WHERE unasked > 0;

CREATE TABLE reference (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    labels INTEGER NOT NULL,
    seconds REAL NOT NULL,
    doc TEXT NOT NULL
) STRICT;

-- What the model in use said of an item of the holdout when a person, who did not see it, was done with it.
CREATE TABLE audit (
    item_id INTEGER PRIMARY KEY REFERENCES item (id),
    at INTEGER NOT NULL,
    model_id INTEGER NOT NULL REFERENCES model_version (id),
    doc TEXT NOT NULL
) STRICT;

-- No query asks for it: whom items are given to is counted with everything else.
DROP INDEX item_by_assignee;
