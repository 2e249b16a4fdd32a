-- Format 4: items that several people label apart from one another, what was settled between them, and labels
-- that are perhaps wrong.

-- To whom items were given. Two or more label an item apart.
CREATE TABLE assignment (
    item_id INTEGER NOT NULL REFERENCES item (id),
    who TEXT NOT NULL,
    PRIMARY KEY (item_id, who)
) STRICT, WITHOUT ROWID;

CREATE INDEX assignment_of_person ON assignment (who, item_id);
INSERT INTO assignment SELECT id, assignee FROM item WHERE assignee IS NOT NULL;

-- One person's labels of an item that is labelled apart; `annotation` holds what comes of them.
CREATE TABLE answer (
    item_id INTEGER NOT NULL REFERENCES item (id),
    who TEXT NOT NULL,
    status INTEGER NOT NULL,
    doc TEXT NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (item_id, who)
) STRICT, WITHOUT ROWID;

-- Items that are labelled apart. State: 0 somebody is not done, 1 to settle, 2 settled, 3 all agree.
CREATE TABLE apart (
    item_id INTEGER PRIMARY KEY REFERENCES item (id),
    vertical_id INTEGER NOT NULL,
    state INTEGER NOT NULL,
    open INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;

CREATE INDEX apart_by_open ON apart (state, open DESC, item_id);
CREATE INDEX apart_by_vertical ON apart (state, vertical_id, open DESC, item_id);
CREATE INDEX apart_by_change ON apart (state, changed_at DESC, item_id);

-- What was settled, difference by difference; those taken back are not here.
CREATE TABLE settlement (
    decision_id INTEGER NOT NULL REFERENCES decision (id),
    place INTEGER NOT NULL,
    item_id INTEGER NOT NULL REFERENCES item (id),
    -- The words in lower case, by which equal ones are found; none for what is no span.
    words TEXT,
    asks INTEGER NOT NULL,
    doc TEXT NOT NULL,
    PRIMARY KEY (decision_id, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX settlement_of_item ON settlement (item_id);
CREATE INDEX settlement_of_words ON settlement (words, decision_id) WHERE words IS NOT NULL;
CREATE INDEX settlement_asks ON settlement (decision_id) WHERE asks = 1;

-- The label-error suspects found last, the most suspect first.
CREATE TABLE suspect (
    id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL REFERENCES item (id),
    doc TEXT NOT NULL,
    -- The decision that settled it, taken back or not.
    decision_id INTEGER REFERENCES decision (id)
) STRICT;

-- Entries of other copies of the project that could not be carried out here yet, with the reason.
CREATE TABLE held_back (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    said TEXT NOT NULL,
    item_id INTEGER,
    who TEXT NOT NULL,
    at INTEGER NOT NULL,
    seconds REAL NOT NULL,
    model_id INTEGER,
    status_before INTEGER,
    status_after INTEGER,
    doc_before TEXT,
    doc_after TEXT,
    reverts INTEGER,
    installation TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    clock INTEGER NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL,
    -- The entry that it takes back, since that has another number in every copy.
    reverted_installation TEXT,
    reverted_sequence INTEGER,
    why TEXT NOT NULL,
    UNIQUE (installation, sequence)
) STRICT;

-- What was said of an item before any act on it, kept from the first merge on that brought one.
CREATE TABLE base (
    item_id INTEGER PRIMARY KEY REFERENCES item (id),
    doc TEXT NOT NULL
) STRICT;

-- Entries of other copies that name the entry they take back by its number there, which their hash covers.
CREATE TABLE renumbered (
    decision_id INTEGER PRIMARY KEY REFERENCES decision (id),
    reverts INTEGER NOT NULL
) STRICT;
