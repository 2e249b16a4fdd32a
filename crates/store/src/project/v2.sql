-- Format 2: an order, synonyms and things taken away in the schema; what lists ask of an item.

ALTER TABLE vertical ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE vertical ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
UPDATE vertical SET position = id;

ALTER TABLE attribute ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attribute ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
-- Its place in the bit sets of items, kept for life; none from the 63rd attribute of a vertical on.
ALTER TABLE attribute ADD COLUMN bit INTEGER;
UPDATE attribute
SET position = id,
    bit = (
        SELECT nullif(min(count(*), 63), 63)
        FROM attribute AS other
        WHERE other.vertical_id = attribute.vertical_id AND other.id < attribute.id
    );

ALTER TABLE attribute_value ADD COLUMN synonyms TEXT NOT NULL DEFAULT '[]';

ALTER TABLE intent ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
ALTER TABLE intent ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE intent ADD COLUMN about TEXT NOT NULL DEFAULT '';
UPDATE intent SET position = id;

ALTER TABLE item ADD COLUMN assignee TEXT;
-- The status to come back to from having been removed.
ALTER TABLE item ADD COLUMN kept_status INTEGER NOT NULL DEFAULT 0;
ALTER TABLE item ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;
-- Bit sets of attributes: labelled, predicted, contradicting the seller, partly so, only in the text.
ALTER TABLE item ADD COLUMN said INTEGER NOT NULL DEFAULT 0;
ALTER TABLE item ADD COLUMN predicted INTEGER NOT NULL DEFAULT 0;
ALTER TABLE item ADD COLUMN conflicts INTEGER NOT NULL DEFAULT 0;
ALTER TABLE item ADD COLUMN partly INTEGER NOT NULL DEFAULT 0;
ALTER TABLE item ADD COLUMN only_text INTEGER NOT NULL DEFAULT 0;
UPDATE item
SET changed_at = coalesce(
    (SELECT max(at) FROM decision WHERE decision.item_id = item.id),
    (SELECT at FROM source WHERE source.id = item.source_id)
);

CREATE INDEX item_by_change ON item (changed_at);
CREATE INDEX item_by_assignee ON item (assignee) WHERE assignee IS NOT NULL;
