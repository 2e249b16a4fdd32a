-- Format 1 of the project file.

-- Single values: name, format_reads, schema_serial, installation, place, model in use.
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE vertical (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL
) STRICT;

CREATE TABLE attribute (
    id INTEGER PRIMARY KEY,
    vertical_id INTEGER NOT NULL REFERENCES vertical (id),
    name TEXT NOT NULL,
    short TEXT,
    description TEXT NOT NULL,
    kind TEXT NOT NULL,
    hotkey TEXT,
    slot INTEGER NOT NULL,
    spans INTEGER NOT NULL DEFAULT 0,
    item_values INTEGER NOT NULL DEFAULT 0,
    absent INTEGER NOT NULL DEFAULT 0,
    UNIQUE (vertical_id, name),
    UNIQUE (vertical_id, slot)
) STRICT;

-- Names an attribute had before; models trained then still use them.
CREATE TABLE attribute_former_name (
    vertical_id INTEGER NOT NULL REFERENCES vertical (id),
    name TEXT NOT NULL,
    attribute_id INTEGER NOT NULL REFERENCES attribute (id),
    PRIMARY KEY (vertical_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE attribute_value (
    id INTEGER PRIMARY KEY,
    attribute_id INTEGER NOT NULL REFERENCES attribute (id),
    value TEXT NOT NULL,
    UNIQUE (attribute_id, value)
) STRICT;

CREATE TABLE intent (
    id INTEGER PRIMARY KEY,
    vertical_id INTEGER NOT NULL REFERENCES vertical (id),
    name TEXT NOT NULL,
    UNIQUE (vertical_id, name)
) STRICT;

-- Files that items came from.
CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    hash TEXT NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (name, hash)
) STRICT;

-- What lists, counters and choosing read; the texts are next door, so that this stays narrow.
CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    external_id TEXT NOT NULL UNIQUE,
    vertical_id INTEGER NOT NULL REFERENCES vertical (id),
    source_id INTEGER NOT NULL REFERENCES source (id),
    status INTEGER NOT NULL,
    holdout INTEGER NOT NULL,
    role INTEGER NOT NULL,
    group_name TEXT,
    -- Certainty of the prediction shown, copied from there.
    shown_model INTEGER,
    lowest REAL,
    log_probability REAL,
    tokens INTEGER
) STRICT;

CREATE INDEX item_by_status ON item (status);
CREATE INDEX item_by_vertical ON item (vertical_id);
CREATE INDEX item_by_vertical_status ON item (vertical_id, status);
CREATE INDEX item_by_lowest ON item (lowest) WHERE lowest IS NOT NULL;
CREATE INDEX item_in_holdout ON item (holdout) WHERE holdout = 1;

-- The item as it came, as one JSON document, with the hash of its id and document.
CREATE TABLE item_body (
    item_id INTEGER PRIMARY KEY REFERENCES item (id),
    doc TEXT NOT NULL,
    hash BLOB NOT NULL
) STRICT;

CREATE TABLE item_count (
    vertical_id INTEGER NOT NULL,
    status INTEGER NOT NULL,
    holdout INTEGER NOT NULL,
    items INTEGER NOT NULL,
    PRIMARY KEY (vertical_id, status, holdout)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER item_counted AFTER INSERT ON item BEGIN
    INSERT INTO item_count VALUES (new.vertical_id, new.status, new.holdout, 1)
    ON CONFLICT DO UPDATE SET items = items + 1;
END;

CREATE TRIGGER item_recounted AFTER UPDATE OF vertical_id, status, holdout ON item BEGIN
    UPDATE item_count SET items = items - 1
    WHERE vertical_id = old.vertical_id AND status = old.status AND holdout = old.holdout;
    INSERT INTO item_count VALUES (new.vertical_id, new.status, new.holdout, 1)
    ON CONFLICT DO UPDATE SET items = items + 1;
END;

-- Numbers of items are dense and never used again, so items stay.
CREATE TRIGGER item_kept BEFORE DELETE ON item BEGIN
    SELECT RAISE(ABORT, 'items are never deleted');
END;

CREATE TABLE annotation (
    item_id INTEGER PRIMARY KEY REFERENCES item (id),
    doc TEXT NOT NULL,
    hash BLOB NOT NULL
) STRICT;

CREATE TABLE photo (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    mime TEXT NOT NULL,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL
) STRICT;

CREATE TABLE photo_data (
    photo_id INTEGER PRIMARY KEY REFERENCES photo (id),
    thumbnail BLOB NOT NULL,
    thumbnail_hash BLOB NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE TABLE item_photo (
    item_id INTEGER NOT NULL REFERENCES item (id),
    position INTEGER NOT NULL,
    path TEXT NOT NULL,
    photo_id INTEGER REFERENCES photo (id),
    problem TEXT,
    PRIMARY KEY (item_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE artefact (
    id INTEGER PRIMARY KEY,
    hash BLOB NOT NULL,
    size INTEGER NOT NULL
) STRICT;

-- In pieces, so that keeping a large artefact never holds up a decision.
CREATE TABLE artefact_piece (
    artefact_id INTEGER NOT NULL REFERENCES artefact (id),
    position INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (artefact_id, position)
) STRICT;

-- Version 0 stands for predictions that were imported.
CREATE TABLE model_version (
    id INTEGER PRIMARY KEY,
    recipe TEXT NOT NULL,
    settings TEXT NOT NULL,
    seed INTEGER NOT NULL,
    data_hash TEXT NOT NULL,
    metrics TEXT NOT NULL,
    artefact_id INTEGER REFERENCES artefact (id),
    created_at INTEGER NOT NULL,
    promoted_at INTEGER
) STRICT;

INSERT INTO model_version VALUES (0, 'imported', '{}', 0, '', '{}', NULL, 0, NULL);

CREATE TABLE promotion (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    before_id INTEGER REFERENCES model_version (id),
    after_id INTEGER REFERENCES model_version (id),
    kind TEXT NOT NULL,
    why TEXT NOT NULL
) STRICT;

CREATE TABLE prediction (
    id INTEGER PRIMARY KEY,
    item_id INTEGER NOT NULL REFERENCES item (id),
    model_id INTEGER NOT NULL REFERENCES model_version (id),
    lowest REAL NOT NULL,
    log_probability REAL NOT NULL,
    tokens INTEGER NOT NULL,
    doc TEXT NOT NULL,
    UNIQUE (item_id, model_id)
) STRICT;

CREATE INDEX prediction_by_model ON prediction (model_id);

CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    said TEXT NOT NULL,
    item_id INTEGER REFERENCES item (id),
    who TEXT NOT NULL,
    at INTEGER NOT NULL,
    seconds REAL NOT NULL,
    model_id INTEGER,
    status_before INTEGER,
    status_after INTEGER,
    doc_before TEXT,
    doc_after TEXT,
    reverts INTEGER REFERENCES decision (id),
    installation TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    clock INTEGER NOT NULL,
    previous BLOB NOT NULL,
    hash BLOB NOT NULL,
    UNIQUE (installation, sequence)
) STRICT;

CREATE INDEX decision_by_item ON decision (item_id);

CREATE TRIGGER decision_unchanged BEFORE UPDATE ON decision BEGIN
    SELECT RAISE(ABORT, 'the decision log is append-only');
END;

CREATE TRIGGER decision_kept BEFORE DELETE ON decision BEGIN
    SELECT RAISE(ABORT, 'the decision log is append-only');
END;

-- Where undo and redo stand; can be made anew from the log.
CREATE TABLE undo_entry (
    decision_id INTEGER PRIMARY KEY REFERENCES decision (id),
    undone INTEGER NOT NULL
) STRICT;

CREATE INDEX undo_order ON undo_entry (undone, decision_id);

CREATE TABLE batch (
    id INTEGER PRIMARY KEY,
    strategy TEXT NOT NULL,
    seed INTEGER NOT NULL,
    at INTEGER NOT NULL,
    closed_at INTEGER
) STRICT;

CREATE TABLE batch_item (
    batch_id INTEGER NOT NULL REFERENCES batch (id),
    position INTEGER NOT NULL,
    item_id INTEGER NOT NULL REFERENCES item (id),
    reason TEXT NOT NULL,
    random INTEGER NOT NULL,
    PRIMARY KEY (batch_id, position)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX batch_of_item ON batch_item (item_id, batch_id);

CREATE TABLE job (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    request TEXT NOT NULL,
    step TEXT,
    said TEXT,
    session TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    finished_at INTEGER
) STRICT;

CREATE TABLE job_line (
    id INTEGER PRIMARY KEY,
    job_id INTEGER NOT NULL REFERENCES job (id),
    line TEXT NOT NULL
) STRICT;

CREATE INDEX job_line_by_job ON job_line (job_id);

-- Ids and texts; the store spaces out scripts that write without spaces (item/search.rs).
CREATE VIRTUAL TABLE search USING fts5 (
    text,
    content = '',
    columnsize = 0,
    tokenize = 'unicode61 remove_diacritics 2'
);
